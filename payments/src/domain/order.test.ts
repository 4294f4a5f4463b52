import type { Charge } from './charge.js';
import { type Attempts, attemptsLeft, type Order, type Refusal, refusalToPay } from './order.js';

const now = new Date('2030-01-01T12:00:00Z');
const end = new Date('2030-01-01T12:00:01Z');
const order: Order = {
  userId: 'a buyer',
  status: 'awaiting:payment',
  expiresAt: end,
  ticket: { id: 'a ticket', title: 'Opera', price: 1999, currency: 'usd' },
};
const none: Attempts = { declines: 0 };

describe('an order', () => {
  it.each<[name: string, order: Partial<Order>, attempts: Partial<Attempts>, refusal: Refusal | undefined]>([
    ['can be paid until it expires', {}, {}, undefined],
    ['can be paid after two declines', {}, { declines: 2 }, undefined],
    ['cannot be paid after three declines', {}, { declines: 3 }, 'declined-too-often'],
    ['cannot be paid from the moment on at which it expires', { expiresAt: now }, {}, 'expired'],
    ['cannot be paid before its ticket is reserved', { status: 'created' }, {}, 'still-being-reserved'],
    ['that expired before its ticket was reserved', { status: 'created', expiresAt: now }, {}, 'expired'],
    ['cannot be paid twice at a time', {}, { live: 'created' }, 'under-way'],
    ['cannot be paid twice', {}, { live: 'completed' }, 'already-paid'],
    [
      'that is paid stays so when it would have expired',
      { expiresAt: now },
      { live: 'completed' },
      'already-paid',
    ],
    ['that is complete', { status: 'complete' }, {}, 'already-paid'],
    [
      'that was cancelled by its buyer',
      { status: 'cancelled', reason: 'cancelled-by-buyer' },
      {},
      'cancelled',
    ],
    ['that was cancelled for no known reason', { status: 'cancelled' }, {}, 'cancelled'],
    ['that was cancelled since it expired', { status: 'cancelled', reason: 'expired' }, {}, 'expired'],
    [
      'that was paid and cancelled',
      { status: 'cancelled', reason: 'refused' },
      { live: 'completed' },
      'cancelled',
    ],
  ])('%s', (_name, changes, attempts, refusal) => {
    expect(refusalToPay({ ...order, ...changes }, { ...none, ...attempts }, now)).toBe(refusal);
  });
});

describe('the attempts to pay an order', () => {
  const open = { status: 'created' } as const;
  const paid = { status: 'completed' } as const;
  const failed = { status: 'failed' } as const;
  const declined = { ...failed, failure: { declined: true, code: 'card_declined', message: '' } };
  const given = (reason: 'by-operator' | 'expired') =>
    ({ status: 'refunded', refund: { reason, attempts: 0 } }) as const;

  it.each<
    [
      name: string,
      attempts: Pick<Charge, 'status' | 'failure' | 'refund'>[],
      live: Attempts['live'],
      declines: number,
    ]
  >([
    ['that there are none of', [], undefined, 0],
    ['of which one is open', [failed, open], 'created', 0],
    ['of which one has paid it', [declined, paid], 'completed', 1],
    ['that were declined, and one that failed otherwise', [declined, failed, declined], undefined, 2],
    ['of which one was given back by us', [given('expired')], undefined, 0],
    ['of which one was paid, and given back by an operator', [given('by-operator')], 'completed', 0],
  ])('%s', (_name, attempts, live, declines) => {
    expect(attemptsLeft(attempts)).toEqual({ live, declines });
  });
});
