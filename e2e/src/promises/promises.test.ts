import { brokenPromises } from './index.js';
import type { World } from './world.js';

const now = new Date('2030-01-01T13:00:00Z');
const expiresAt = new Date('2030-01-01T12:15:00Z');
const sold = {
  title: 'Opera',
  price: 1999,
  currency: 'usd',
  userId: 'seller',
  status: 'sold',
  orderId: 'o1',
  version: 2,
};
const paid = {
  userId: 'buyer',
  status: 'complete',
  expiresAt,
  updatedAt: new Date('2030-01-01T12:01:00Z'),
  ticket: { id: 't1', title: 'Opera', price: 1999, currency: 'usd', sellerId: 'seller' },
  version: 2,
};
const later = new Date('2030-01-08T12:00:00Z');
const ended = { _id: 's1', endedAt: now, expiresAt: later };
const buyer = { _id: 'buyer', version: 1, name: 'Ann', createdAt: now };
const taken = {
  id: 'ch1',
  status: 'succeeded',
  amount: 1999,
  amount_refunded: 0,
  metadata: { orderId: 'o1', chargeId: 'c1' },
};

/** One ticket that is sold and paid, and everybody knows it. */
function oneSale(changes: Partial<World> = {}): World {
  return {
    now,
    users: [buyer],
    sessions: [],
    tickets: [{ _id: 't1', ...sold }],
    ticketCopies: [{ _id: 't1', ...sold }],
    orders: [{ _id: 'o1', ...paid }],
    orderCopies: [{ _id: 'o1', ...paid }],
    charges: [{ _id: 'c1', orderId: 'o1', status: 'completed', amount: 1999 }],
    sellers: [{ _id: 'buyer', version: 1, name: 'Ann', since: now }],
    sales: [{ _id: 'o1', ...paid }],
    endedSessions: [],
    timers: [{ _id: 'o1', state: 'ended', expiresAt }],
    mails: ['buyer', 'seller'].map((role) => ({ key: `notice:o1:sold:${role}` })),
    deadLetters: [],
    ledger: { charges: [taken], refunds: [] },
    ...changes,
  };
}

const cancelled = { ...paid, status: 'cancelled', reason: 'expired', updatedAt: expiresAt };

const listed = { ...sold, request: { key: 'once' } };
const unsold = { ...listed, status: 'available', orderId: undefined };
const twoOfOneRequest = [
  { _id: 't1', ...listed },
  { _id: 't2', ...unsold },
];

describe('the promises', () => {
  it('hold for a sale that went well', () => {
    expect(brokenPromises(oneSale())).toEqual([]);
  });

  it.each<[string, Partial<World>]>([
    [
      'I1',
      {
        orders: [
          { _id: 'o1', ...paid },
          { _id: 'o2', ...paid },
        ],
      },
    ],
    ['I1', { ledger: { charges: [taken, { ...taken, id: 'ch2' }], refunds: [] } }],
    ['I2', { orders: [{ _id: 'o1', ...cancelled }] }],
    ['I2', { ledger: { charges: [], refunds: [] } }],
    ['N1', { mails: [{ key: 'notice:o1:sold:buyer' }] }],
    ['N3', { tickets: twoOfOneRequest, ticketCopies: twoOfOneRequest }],
    ['N1', { mails: ['buyer', 'seller', 'buyer'].map((role) => ({ key: `notice:o1:sold:${role}` })) }],
    ['I2', { ledger: { charges: [{ ...taken, amount: 1998 }], refunds: [] } }],
    ['I2', { ledger: { charges: [{ ...taken, amount_refunded: 500 }], refunds: [] } }],
    ['I2', { charges: [{ _id: 'c1', orderId: 'o1', status: 'created', amount: 1999 }] }],
    ['I2', { charges: [{ _id: 'c1', status: 'completed', amount: 1999, refund: { dueAt: now } }] }],
    ['I3', { tickets: [{ _id: 't1', ...sold, status: 'reserved' }] }],
    ['I3', { tickets: [{ _id: 't1', ...sold, status: 'available' }] }],
    ['I3', { tickets: [{ _id: 't1', ...sold, status: 'available', orderId: undefined }] }],
    ['I3', { orders: [{ _id: 'o1', ...paid, status: 'awaiting:payment' }] }],
    ['I5', { orders: [{ _id: 'o1', ...cancelled, updatedAt: new Date('2030-01-01T12:14:59Z') }] }],
    ['I5', { tickets: [{ _id: 't1', ...sold, price: 2999 }] }],
    ['I4', { ticketCopies: [] }],
    ['I4', { ticketCopies: [{ _id: 't1', ...sold, version: 1 }] }],
    ['I4', { orderCopies: [{ _id: 'o1', ...paid, status: 'awaiting:payment' }] }],
    ['I4', { sellers: [{ _id: 'buyer', version: 0, since: now }] }],
    ['I4', { users: [{ ...buyer, version: 2, deletedAt: now }] }],
    ['I4', { sessions: [{ _id: 's1', outbox: [{ type: 'session:ended' }] }] }],
    ['I4', { sessions: [ended] }],
    ['I4', { endedSessions: [{ ...ended, service: 'orders' }] }],
    ['I4', { timers: [] }],
    ['I4', { timers: [{ _id: 'o1', state: 'pending', expiresAt }] }],
    ['I4', { timers: [{ _id: 'o1', state: 'ended', expiresAt: new Date(expiresAt.getTime() + 20_000) }] }],
    ['I4', { timers: [...['o1', 'o2'].map((_id) => ({ _id, state: 'ended', expiresAt }))] }],
    ['I4', { ticketCopies: [{ _id: 't1', ...sold, startsAt: now }] }],
    ['I4', { ticketCopies: [...['t1', 't2'].map((_id) => ({ _id, ...sold }))] }],
    ['I4', { orderCopies: [{ _id: 'o1', ...paid, ticket: { ...paid.ticket, currency: 'eur' } }] }],
    ['I4', { orderCopies: [...['o1', 'o2'].map((_id) => ({ _id, ...paid }))] }],
    ['I4', { sellers: [buyer, { ...buyer, _id: 'nobody' }].map((user) => ({ ...user, since: now })) }],
    ['I4', { sales: [] }],
    ['I4', { sales: [{ _id: 'o1', ...paid, ticket: { ...paid.ticket, sellerId: 'another' } }] }],
    ['I4', { users: [{ _id: 'buyer', outbox: [{}] }] }],
    ['I4', { deadLetters: [{ _id: 'orders order:created 1', service: 'tickets', reason: 'unreadable' }] }],
  ])('tell of %s that is broken by %j', (promise, changes) => {
    expect(brokenPromises(oneSale(changes)).join('\n')).toMatch(new RegExp(`^${promise}: `, 'm'));
  });

  it('hold for a payment that was given back in full because its order had expired', () => {
    const world = oneSale({
      tickets: [{ _id: 't1', ...sold, status: 'available', orderId: undefined }],
      ticketCopies: [{ _id: 't1', ...sold, status: 'available', orderId: undefined }],
      orders: [{ _id: 'o1', ...cancelled }],
      orderCopies: [{ _id: 'o1', ...cancelled }],
      sales: [{ _id: 'o1', ...cancelled }],
      charges: [{ _id: 'c1', orderId: 'o1', status: 'refunded', amount: 1999 }],
      ledger: {
        charges: [{ ...taken, amount_refunded: 1999 }],
        refunds: [{ charge: 'ch1', status: 'succeeded', amount: 1999 }],
      },
    });

    expect(brokenPromises(world)).toEqual([]);
  });
});
