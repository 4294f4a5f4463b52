import type { Charge, Order, Refund } from '@/api/types';
import { en } from '@/strings/en';
import type { Words } from '@/strings/strings';
import { orderHeadline } from './order-headline';
import { lastFailure, orderPhase, pollInterval } from './order-phase';

const words: Words = { language: 'en', locale: 'en-US', strings: en };

const order = (changes: Partial<Order> = {}): Order => ({
  id: 'o1',
  status: 'awaiting:payment',
  expiresAt: '2026-11-21T08:15:00.000Z',
  userId: 'u1',
  version: 1,
  createdAt: '2026-11-21T08:00:00.000Z',
  ticket: { id: 't1', title: 'A concert', price: 45 },
  ...changes,
});

const charge = (status: Charge['status'], more: Partial<Charge> = {}): Charge => ({
  id: 'c1',
  orderId: 'o1',
  amount: 45,
  status,
  createdAt: '2026-11-21T08:01:00.000Z',
  ...more,
});

const refund = (status: Refund['status']): Refund => ({ status, reason: 'expired', amount: 45 });

describe('orderPhase', () => {
  it.each([
    ['a new order', order({ status: 'created' }), [], 900, 'reserving'],
    ['a reserved ticket', order(), [], 900, 'payable'],
    ['a declined card', order(), [charge('failed')], 900, 'payable'],
    ['a card that the bank asks about', order(), [charge('requires_action')], 900, 'authenticating'],
    [
      'a card instead of one that the bank asks about',
      order(),
      [charge('created'), charge('requires_action')],
      900,
      'confirming',
    ],
    ['a bank that was not answered in time', order(), [charge('requires_action')], 0, 'overdue'],
    ['a card being charged', order(), [charge('created')], 900, 'confirming'],
    ['a charged card', order(), [charge('failed'), charge('completed')], 900, 'confirming'],
    ['a card charged in the last second', order(), [charge('completed')], 0, 'confirming'],
    ['a deadline that has passed', order(), [], 0, 'overdue'],
    [
      'a deadline that has passed before the ticket was reserved',
      order({ status: 'created' }),
      [],
      0,
      'overdue',
    ],
    ['a paid order', order({ status: 'complete' }), [charge('completed')], 0, 'complete'],
    ['a cancelled order', order({ status: 'cancelled' }), [charge('completed')], 900, 'cancelled'],
  ] as const)('shows %s as it is', (_what, subject, charges, seconds, phase) => {
    expect(orderPhase(subject, [...charges], seconds)).toBe(phase);
  });
});

describe('pollInterval', () => {
  it('asks sooner while the buyer waits than while the buyer types', () => {
    const calm = pollInterval('payable', []) ?? 0;
    expect(calm).toBe(2000);
    expect(pollInterval('reserving', [])).toBeLessThan(calm);
    expect(pollInterval('confirming', [charge('completed')])).toBeLessThan(calm);
  });

  it('keeps asking after the deadline, until orders has decided', () => {
    expect(pollInterval('overdue', [])).toBe(2000);
  });

  it('goes on seldom after a sale, which may still be given back', () => {
    expect(pollInterval('complete', [charge('completed')])).toBe(20_000);
    expect(pollInterval('complete', [charge('completed'), charge('failed')])).toBe(20_000);
  });

  it('ends with the order', () => {
    const refunded = charge('refunded', { refund: refund('succeeded') });
    expect(pollInterval('cancelled', [charge('failed'), refunded])).toBeNull();
  });

  it('goes on until the receipt is complete', () => {
    expect(pollInterval('complete', [])).toBe(2000);
  });

  it('asks while the bank is asked, which may happen in another tab', () => {
    expect(pollInterval('authenticating', [charge('requires_action')])).toBe(2000);
  });

  it('goes on while money is to be returned', () => {
    expect(pollInterval('cancelled', [charge('completed')])).toBe(2000);
    const returning = charge('completed', { refund: refund('pending') });
    expect(pollInterval('cancelled', [returning])).toBe(2000);
    expect(pollInterval('complete', [returning])).toBe(2000);
  });
});

describe('lastFailure', () => {
  const failure = { code: 'insufficient_funds', message: 'Your card has insufficient funds.' };
  const declined = charge('failed', { message: failure.message, failure });

  it('is why the newest charge has failed, and what can be done about it', () => {
    expect(lastFailure([declined, charge('failed')], en)).toEqual([
      'Your card has insufficient funds.',
      expect.stringContaining('another card'),
    ]);
  });

  it('is the message of a charge that says no more', () => {
    expect(lastFailure([charge('failed', { message: 'Not paid' })], en)).toEqual(['Not paid']);
  });

  it.each([
    ['nothing was tried', []],
    ['a newer charge is under way', [charge('created'), declined]],
    ['the money was taken after all and is given back', [{ ...declined, refund: refund('pending') }]],
  ])('is nothing when %s', (_what, charges) => {
    expect(lastFailure(charges, en)).toEqual([]);
  });
});

describe('orderHeadline', () => {
  const cancelled = order({ status: 'cancelled', reason: 'expired' });

  it('names the reason of a cancellation', () => {
    expect(orderHeadline(cancelled, 'cancelled', [], words).heading).toBe('This order has expired');
    const refused = order({ status: 'cancelled', reason: 'refused' });
    expect(orderHeadline(refused, 'cancelled', [], words).heading).toBe('The ticket could not be reserved');
  });

  it('says that a payment has failed, and that there is time for another', () => {
    const failed = charge('failed', { message: 'Your card was declined.' });
    expect(orderHeadline(order(), 'payable', [failed], words).heading).toBe('Not paid yet');
    expect(orderHeadline(order(), 'payable', [], words).heading).toBe('Reserved for you');
  });

  it('says the same before and after orders has noticed that the time is up', () => {
    expect(orderHeadline(order(), 'overdue', [], words).heading).toBe(
      orderHeadline(cancelled, 'cancelled', [], words).heading,
    );
  });

  it.each([
    ['nothing', [], 'Nothing was charged.'],
    ['a declined card', [charge('failed')], 'Nothing was charged.'],
    ['a payment that came too late', [charge('completed')], 'Your payment of $45.00 is being returned.'],
  ])('says where the money is after %s', (_what, charges, sentence) => {
    expect(orderHeadline(cancelled, 'cancelled', charges, words).explanation).toContain(sentence);
  });

  it('says of a refund whether it is done, how much, where to and why', () => {
    const card = { brand: 'visa', last4: '4242' };
    const pending = charge('completed', { card, refund: refund('pending') });
    expect(orderHeadline(cancelled, 'cancelled', [pending], words)).toEqual({
      heading: 'Being refunded…',
      explanation:
        'The order had expired before it was paid. $45.00 is on its way back to Visa ending in 4242.',
    });
    const done = charge('refunded', { refund: refund('succeeded') });
    expect(orderHeadline(cancelled, 'cancelled', [charge('failed'), done], words)).toMatchObject({
      heading: 'Refunded',
      explanation: expect.stringContaining('$45.00 was returned to your card.'),
    });
  });

  it('says that a paid order was refunded by us', () => {
    const given = charge('refunded', { refund: { status: 'succeeded', reason: 'by-operator', amount: 45 } });
    const paid = order({ status: 'complete' });
    expect(orderHeadline(paid, 'complete', [given], words).heading).toBe('Refunded');
  });

  it('tells of a second payment that came too late beside the one that counts', () => {
    const stray = charge('failed', { refund: { status: 'succeeded', reason: 'not-needed', amount: 45 } });
    const headline = orderHeadline(
      order({ status: 'complete' }),
      'complete',
      [charge('completed'), stray],
      words,
    );
    expect(headline.heading).toBe('The ticket is yours');
    expect(headline.explanation).toContain(
      'Another payment of $45.00 came too late and was returned in full.',
    );
  });
});
