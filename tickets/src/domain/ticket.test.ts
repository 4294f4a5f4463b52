import { edit, listed, release, reserve, sell, type Ticket, withdraw } from './ticket.js';

const expiresAt = new Date('2030-01-01T12:15:00.000Z');
const unlocked = { orderId: undefined, reservedUntil: undefined };
const available: Ticket = { ...listed('seller', { title: 'Opera', price: 2000 }), ...unlocked };
const reserved: Ticket = { ...available, status: 'reserved', orderId: 'order', reservedUntil: expiresAt };
const sold: Ticket = { ...reserved, status: 'sold', reservedUntil: undefined };
const withdrawn: Ticket = { ...available, status: 'withdrawn' };

const changed = (ticket: Ticket) => ({ kind: 'changed', ticket });
const refused = (reason: string) => ({ kind: 'refused', reason });
const unchanged = { kind: 'unchanged' };

describe('edit', () => {
  it.each([
    ['on sale', available, changed({ ...available, title: 'Ballet', price: 3000 })],
    ['locked', reserved, refused('reserved')],
    ['sold', sold, refused('sold')],
    ['withdrawn', withdrawn, refused('withdrawn')],
  ])('of a ticket that is %s', (_state, ticket, decision) => {
    expect(edit(ticket, { title: 'Ballet', price: 3000 })).toEqual(decision);
  });
});

describe('withdraw', () => {
  it.each([
    ['on sale', available, changed(withdrawn)],
    ['locked', reserved, refused('reserved')],
    ['sold', sold, refused('sold')],
    ['withdrawn already', withdrawn, unchanged],
  ])('of a ticket that is %s', (_state, ticket, decision) => {
    expect(withdraw(ticket)).toEqual(decision);
  });
});

describe('reserve', () => {
  const order = { id: 'order', price: 2000, expiresAt };
  const timeless = { reservedUntil: undefined };
  const another = { id: 'another', price: 2000, expiresAt };

  it.each([
    ['on sale', available, order, changed(reserved)],
    ['on sale at a higher price', { ...available, price: 2001 }, order, refused('price-changed')],
    ['on sale at a lower price', { ...available, price: 1999 }, order, refused('price-changed')],
    ['locked by this order', reserved, order, unchanged],
    [
      'locked by this order for nobody knows how long',
      { ...reserved, ...timeless },
      order,
      changed(reserved),
    ],
    ['locked by another order', reserved, another, refused('already-taken')],
    ['sold to this order', sold, order, unchanged],
    ['sold to another order', sold, another, refused('already-taken')],
    ['withdrawn', withdrawn, order, refused('withdrawn')],
  ])('of a ticket that is %s', (_state, ticket, wanted, decision) => {
    expect(reserve(ticket, wanted)).toEqual(decision);
  });
});

describe('release', () => {
  it.each([
    ['on sale', available, unchanged],
    ['locked by this order', reserved, changed(available)],
    ['locked by another order', { ...reserved, orderId: 'another' }, unchanged],
    ['sold to this order', sold, unchanged],
    ['withdrawn', withdrawn, unchanged],
  ])('of a ticket that is %s', (_state, ticket, decision) => {
    expect(release(ticket, 'order')).toEqual(decision);
  });
});

describe('sell', () => {
  it.each([
    ['locked by this order', reserved, changed(sold)],
    ['sold to this order already', sold, unchanged],
    ['sold to another order', { ...sold, orderId: 'another' }, refused('sold-to-another')],
    ['on sale, as an older backup has put it back', available, changed(sold)],
    ['locked by an order that was over, likewise', { ...reserved, orderId: 'another' }, changed(sold)],
    ['withdrawn since it was put back', withdrawn, changed(sold)],
  ])('of a ticket that is %s', (_state, ticket, decision) => {
    expect(sell(ticket, 'order')).toEqual(decision);
  });
});
