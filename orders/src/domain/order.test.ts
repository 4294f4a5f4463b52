import {
  awaitPayment,
  cancelByBuyer,
  complete,
  type Decision,
  expire,
  failPayment,
  type Offer,
  type Order,
  place,
  refuse,
} from './order.js';

const due = new Date('2030-01-01T12:15:00Z');
const before = new Date(due.getTime() - 1);

const order = (status: Order['status'], reason?: Order['reason']): Order => ({
  userId: 'buyer',
  ticket: { id: 'ticket', title: 'Opera', price: 2_000, currency: 'usd' },
  status,
  reason,
  expiresAt: due,
});

const inEachStatus = {
  created: order('created'),
  'awaiting:payment': order('awaiting:payment'),
  complete: order('complete'),
  cancelled: order('cancelled', 'cancelled-by-buyer'),
};

/** A decision in a word: the status with its reason, `-` for nothing to do, or the refusal. */
function inWords(decision: Decision<string>): string {
  if (decision.kind === 'unchanged') return '-';
  if (decision.kind === 'refused') return `refused: ${decision.reason}`;
  const { status, reason } = decision.order;
  return reason ? `${status}: ${reason}` : status;
}

describe('an order', () => {
  describe.each([
    ['awaitPayment', awaitPayment, ['awaiting:payment', '-', '-', '-']],
    ['refuse', refuse, ['cancelled: refused', '-', '-', '-']],
    ['complete', complete, ['complete', 'complete', '-', '-']],
    ['failPayment', failPayment, ['cancelled: payment-failed', 'cancelled: payment-failed', '-', '-']],
    [
      'cancelByBuyer',
      cancelByBuyer,
      ['cancelled: cancelled-by-buyer', 'cancelled: cancelled-by-buyer', 'refused: complete', '-'],
    ],
    [
      'expire before it is due',
      (it: Order) => expire(it, before),
      ['refused: not-due', 'refused: not-due', '-', '-'],
    ],
    [
      'expire at the moment it is due',
      (it: Order) => expire(it, due),
      ['cancelled: expired', 'cancelled: expired', '-', '-'],
    ],
  ])('on %s', (_name, decide, outcomes) => {
    const cases = Object.entries(inEachStatus).map(([status, it], index) => [status, outcomes[index], it]);

    it.each(cases as [string, string, Order][])('that is %s: %s', (_status, outcome, it) => {
      expect(inWords(decide(it))).toBe(outcome);
    });

    it('keeps its buyer, its ticket and its time', () => {
      const decision = decide(inEachStatus.created);
      if (decision.kind !== 'changed')
        return expect(decision).toEqual({ kind: 'refused', reason: 'not-due' });
      const { userId, ticket, expiresAt } = inEachStatus.created;
      expect(decision.order).toMatchObject({ userId, ticket, expiresAt });
    });
  });
});

describe('place', () => {
  const offer: Offer = {
    id: 'ticket',
    title: 'Opera',
    price: 2_000,
    currency: 'usd',
    userId: 'seller',
    status: 'available',
  };
  const now = new Date('2030-01-01T12:00:00Z');

  it('gives an order at the price that the buyer saw, for as long as a reservation lasts', () => {
    expect(place(offer, 'buyer', now, 900)).toEqual({
      kind: 'changed',
      order: {
        userId: 'buyer',
        ticket: { id: 'ticket', title: 'Opera', price: 2_000, currency: 'usd', sellerId: 'seller' },
        status: 'created',
        expiresAt: due,
      },
    });
  });

  it.each([
    ['the buyer sells it', { userId: 'buyer' }, 'own-ticket'],
    ['its event begins', { startsAt: now }, 'begun'],
    ['the buyer sells it and somebody has it', { userId: 'buyer', status: 'reserved' }, 'own-ticket'],
    ['it is locked', { status: 'reserved' }, 'taken'],
    ['it is sold', { status: 'sold' }, 'taken'],
    ['it is withdrawn', { status: 'withdrawn' }, 'withdrawn'],
  ] as [string, Partial<Offer>, string][])('refuses when %s', (_situation, fields, reason) => {
    expect(place({ ...offer, ...fields }, 'buyer', now, 900)).toEqual({ kind: 'refused', reason });
  });
});
