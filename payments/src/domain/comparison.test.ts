import { type Charge, opened } from './charge.js';
import { type DifferenceKind, differenceOf, type StripePayment } from './comparison.js';

const now = new Date('2030-01-01T12:00:00Z');
const attempt: Charge = {
  ...opened({ id: 'an order', userId: 'a buyer', ticket: { price: 1999, currency: 'usd' } }),
  intentId: 'pi_1',
};
const completed: Charge = { ...attempt, status: 'completed', paidAt: now };
const failed: Charge = { ...attempt, status: 'failed' };
const refund = { reason: 'expired', attempts: 0 } as const;
const due: Charge = { ...completed, refund: { ...refund, dueAt: now } };
const back: Charge = { ...completed, status: 'refunded', refund: { ...refund, id: 're_1', amount: 1999 } };
const tooLate: Charge = {
  ...failed,
  paidAt: now,
  refund: { reason: 'not-needed', attempts: 0, dueAt: now },
};

const payment: StripePayment = {
  chargeId: 'a charge',
  intentId: 'pi_1',
  paid: true,
  amount: 1999,
  currency: 'usd',
  amountRefunded: 0,
};
const unpaid = { ...payment, paid: false, amount: 0 };
const returned = { ...payment, amountRefunded: 1999 };

describe('our books and those of Stripe', () => {
  it.each<[name: string, ours: Charge | undefined, theirs: StripePayment | undefined]>([
    ['a payment', completed, payment],
    ['a refund', back, returned],
    ['a refund that is due', due, payment],
    ['a refund that is made at this moment', due, returned],
    ['a decline', failed, unpaid],
    ['an attempt that never reached Stripe', failed, undefined],
    ['an attempt under way', attempt, unpaid],
    ['an attempt whose answer was lost', attempt, payment],
    [
      'an attempt that waits and whose order is cancelled',
      { ...attempt, authenticating: true, refund },
      unpaid,
    ],
    ['money that came too late and is given back', tooLate, payment],
  ])('agree on %s', (_name, ours, theirs) => {
    expect(differenceOf(ours, theirs)).toBeUndefined();
  });

  it.each<[kind: DifferenceKind, name: string, ours: Charge | undefined, theirs: StripePayment | undefined]>([
    ['unknown-here', 'money without a charge', undefined, payment],
    ['unknown-here', 'a second payment of one attempt', completed, { ...payment, intentId: 'pi_2' }],
    ['not-recorded', 'a payment of what we say has failed', failed, payment],
    ['not-at-stripe', 'a payment that Stripe does not have', completed, undefined],
    ['not-at-stripe', 'a payment that Stripe says was none', completed, unpaid],
    ['amount', 'another amount', completed, { ...payment, amount: 1998 }],
    ['amount', 'another currency', completed, { ...payment, currency: 'eur' }],
    ['refund', 'a refund that we do not know', completed, returned],
    ['refund', 'a part of the money given back', back, { ...payment, amountRefunded: 500 }],
    ['refund', 'a refund that Stripe does not have', back, payment],
  ])('differ by %s: %s', (kind, _name, ours, theirs) => {
    expect(differenceOf(ours, theirs)).toBe(kind);
  });
});
