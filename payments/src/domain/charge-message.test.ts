import { opened } from './charge.js';
import { messageOf } from './charge-message.js';

const attempt = opened({ id: 'an order', userId: 'a buyer', ticket: { price: 1999, currency: 'usd' } });
const failure = { declined: true, code: 'card_declined', message: 'Your card was declined.' };
const refund = { reason: 'expired', attempts: 0 } as const;

describe('the message to the buyer', () => {
  it.each([
    ['an attempt under way', attempt, 'You have not been charged twice; we are checking'],
    [
      'an attempt that waits for the buyer',
      { ...attempt, authenticating: true },
      'Your bank asks you to confirm this payment',
    ],
    ['a payment', { ...attempt, status: 'completed' as const }, undefined],
    ['a declined card', { ...attempt, status: 'failed' as const, failure }, 'Your card was declined.'],
    [
      'a payment whose refund is due',
      { ...attempt, status: 'completed' as const, refund },
      'The payment is being refunded in full: the order had expired',
    ],
    [
      'a refunded payment',
      { ...attempt, status: 'refunded' as const, refund: { ...refund, id: 're_1' } },
      'The payment has been refunded in full: the order had expired',
    ],
    [
      'a payment that came after it was given up',
      {
        ...attempt,
        status: 'failed' as const,
        failure,
        refund: { ...refund, reason: 'not-needed' as const },
      },
      'The payment is being refunded in full: it came too late',
    ],
  ])('of %s', (_name, charge, message) => {
    expect(messageOf(charge)).toBe(message);
  });
});
