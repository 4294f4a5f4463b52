import type { Document } from 'mongodb';
import { collection } from './databases.js';
import { visitor } from './person.js';
import { system } from './system.js';

/** Everything that the promises speak of, read from the owners' databases and from Stripe's ledger. */
async function readWorld() {
  const [tickets, orders, charges, ticketCopies, orderCopies, timers] = await Promise.all([
    collection('tickets', 'tickets'),
    collection('orders', 'orders'),
    collection('payments', 'charges'),
    collection('orders', 'tickets'),
    collection('payments', 'orders'),
    collection('expiration', 'timers'),
  ]);
  const ledger = await visitor().get(`http://127.0.0.1:${system.process('stripe').port}/test/ledger`);
  return { tickets, orders, charges, ticketCopies, orderCopies, timers, ledger: ledger.data };
}

type World = Awaited<ReturnType<typeof readWorld>>;

/**
 * What is wrong once everything has come to rest: each broken promise as a sentence, none when all hold.
 * Tickets and orders agree, each lock ends, each copy equals its owner's state, each charge is a delivered ticket
 * or a refund, and nothing waits in an outbox.
 */
export async function violations(): Promise<string[]> {
  const world = await readWorld();
  return [
    ...soldTwice(world),
    ...disagreements(world),
    ...staleCopies('orders', world.tickets, world.ticketCopies),
    ...staleCopies('payments', world.orders, world.orderCopies),
    ...money(world),
    ...unpublished(world),
  ];
}

const idOf = ({ _id }: Document) => String(_id);
const isLive = (order: Document) => order.status === 'created' || order.status === 'awaiting:payment';

function soldTwice({ orders }: World): string[] {
  const bought = orders
    .filter((order) => order.status === 'complete')
    .map((order) => String(order.ticket.id));
  return bought.filter((id, index) => bought.indexOf(id) !== index).map((id) => `ticket ${id} is sold twice`);
}

function disagreements({ tickets, orders }: World): string[] {
  const byId = new Map(orders.map((order) => [idOf(order), order]));
  const wrong = tickets.filter((ticket) => {
    const order = byId.get(ticket.orderId);
    if (ticket.status === 'reserved') return !order || !isLive(order);
    if (ticket.status === 'sold') return order?.status !== 'complete';
    return ticket.orderId !== undefined;
  });
  const holders = new Map(tickets.map((ticket) => [idOf(ticket), ticket.orderId]));
  const orphans = orders.filter(
    (order) =>
      (isLive(order) || order.status === 'complete') && holders.get(String(order.ticket.id)) !== idOf(order),
  );
  const overdue = orders.filter((order) => isLive(order) && order.expiresAt < new Date(Date.now() - 5_000));
  return [
    ...wrong.map((ticket) => `ticket ${idOf(ticket)} is ${ticket.status} by order ${ticket.orderId}`),
    ...orphans.map((order) => `order ${idOf(order)} is ${order.status} without its ticket`),
    ...overdue.map((order) => `order ${idOf(order)} is ${order.status} after its end`),
  ];
}

function staleCopies(holder: string, owned: Document[], copies: Document[]): string[] {
  const held = new Map(copies.map((copy) => [idOf(copy), copy.version]));
  return owned
    .filter((document) => held.get(idOf(document)) !== document.version)
    .map(
      (document) =>
        `${holder} holds version ${held.get(idOf(document))} of ${idOf(document)}@${document.version}`,
    );
}

/**
 * Money held at Stripe, less refunds, is exactly what the complete orders cost, but for those that somebody has given
 * back at Stripe itself.
 */
function money({ orders, charges, ledger }: World): string[] {
  const givenBack = new Set(
    charges.filter(({ refund }) => refund?.reason === 'by-operator').map(({ orderId }) => orderId),
  );
  const due = orders
    .filter((order) => order.status === 'complete' && !givenBack.has(idOf(order)))
    .reduce((total, order) => total + order.ticket.price, 0);
  const charged = ledger.charges
    .filter((charge: Document) => charge.status === 'succeeded')
    .reduce((total: number, charge: Document) => total + charge.amount - charge.amount_refunded, 0);
  return charged === due ? [] : [`Stripe holds ${charged} cents, complete orders are worth ${due}`];
}

function unpublished({ tickets, orders, charges, timers }: World): string[] {
  return [...tickets, ...orders, ...charges, ...timers]
    .filter((document) => document.outbox?.length > 0)
    .map((document) => `${idOf(document)} has unpublished events`);
}
