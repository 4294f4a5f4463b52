import type { Charge, Order } from '@/api/types';
import { orderHeadline } from './order-headline';
import { lastFailure, orderPhase, pollInterval } from './order-phase';

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

const charge = (status: Charge['status']): Charge => ({ id: 'c1', orderId: 'o1', amount: 45, status });

describe('orderPhase', () => {
  it.each([
    ['a new order', order({ status: 'created' }), [], 900, 'reserving'],
    ['a reserved ticket', order(), [], 900, 'payable'],
    ['a declined card', order(), [charge('failed')], 900, 'payable'],
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

  it('ends with the order', () => {
    expect(pollInterval('complete', [charge('completed')])).toBeNull();
    expect(pollInterval('cancelled', [charge('failed'), charge('refunded')])).toBeNull();
  });

  it('goes on while money is to be returned', () => {
    expect(pollInterval('cancelled', [charge('completed')])).toBe(2000);
  });
});

describe('lastFailure', () => {
  const declined = { ...charge('failed'), message: 'Your card was declined.' };

  it('is why the newest charge has failed', () => {
    expect(lastFailure([declined, charge('failed')])).toBe('Your card was declined.');
  });

  it.each([
    ['nothing was tried', []],
    ['a newer charge is under way', [charge('created'), declined]],
  ])('is nothing when %s', (_what, charges) => {
    expect(lastFailure(charges)).toBeUndefined();
  });
});

describe('orderHeadline', () => {
  const cancelled = order({ status: 'cancelled', reason: 'expired' });

  it('names the reason of a cancellation', () => {
    expect(orderHeadline(cancelled, 'cancelled', []).heading).toBe('This order has expired');
    const refused = order({ status: 'cancelled', reason: 'refused' });
    expect(orderHeadline(refused, 'cancelled', []).heading).toBe('The ticket could not be reserved');
  });

  it('says the same before and after orders has noticed that the time is up', () => {
    expect(orderHeadline(order(), 'overdue', []).heading).toBe(
      orderHeadline(cancelled, 'cancelled', []).heading,
    );
  });

  it.each([
    ['nothing', [], 'Nothing was charged.'],
    ['a declined card', [charge('failed')], 'Nothing was charged.'],
    ['a payment that came too late', [charge('completed')], 'Your payment of $45.00 is being returned.'],
    ['a refund', [charge('failed'), charge('refunded')], 'Your payment of $45.00 was returned in full.'],
  ])('says where the money is after %s', (_what, charges, sentence) => {
    expect(orderHeadline(cancelled, 'cancelled', charges).explanation).toContain(sentence);
  });
});
