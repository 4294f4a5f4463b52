import type { Document } from 'mongodb';
import { idOf, isLive, type World } from './world.js';

/** I4: every copy converges on its owner's state, because every event is published and understood. */
export const copies = (world: World): string[] => [
  ...stale('orders', world.tickets, world.ticketCopies, ticketFields),
  ...stale('payments', world.orders, world.orderCopies, orderFields),
  ...stale('tickets', world.users.map(sellerOf), world.sellers, sellerFields),
  ...timers(world),
  ...unpublished(world),
  ...notUnderstood(world),
];

const ticketFields = ({ version, title, price, userId, status, orderId }: Document) => ({
  version,
  title,
  price,
  userId,
  status,
  orderId,
});

const orderFields = ({ version, userId, status, reason, expiresAt, ticket }: Document) => ({
  version,
  userId,
  status,
  reason,
  expiresAt,
  ticket: { id: String(ticket.id), title: ticket.title, price: ticket.price },
});

/** What is told of a user, as tickets keeps it. */
const sellerOf = ({ createdAt, deletedAt, ...user }: Document): Document =>
  deletedAt ? { _id: user._id, version: user.version, gone: true } : { ...user, since: createdAt };

const sellerFields = ({ version, name, since, gone }: Document) =>
  gone ? { version, gone } : { version, name, since };

function stale(holder: string, owned: Document[], held: Document[], shown: (document: Document) => object) {
  const text = (document: Document | undefined) => (document ? JSON.stringify(shown(document)) : 'nothing');
  const byId = new Map(held.map((copy) => [idOf(copy), copy]));
  return owned
    .map((document) => ({ id: idOf(document), is: text(document), known: text(byId.get(idOf(document))) }))
    .filter(({ is, known }) => is !== known)
    .map(({ id, is, known }) => `I4: ${holder} holds ${known} of ${id}, which is ${is}`);
}

/** Every order has a timer, which runs only as long as the order is live. */
function timers({ orders, timers }: World): string[] {
  const states = new Map(timers.map((timer) => [idOf(timer), timer.state]));
  return orders
    .filter((order) => !states.has(idOf(order)) || (!isLive(order) && states.get(idOf(order)) === 'pending'))
    .map(
      (order) => `I4: the timer of the ${order.status} order ${idOf(order)} is ${states.get(idOf(order))}`,
    );
}

function unpublished({ users, sessions, tickets, orders, charges, timers }: World): string[] {
  return [...users, ...sessions, ...tickets, ...orders, ...charges, ...timers]
    .filter((document) => document.outbox?.length > 0)
    .map((document) => `I4: ${idOf(document)} has unpublished events`);
}

function notUnderstood({ deadLetters }: World): string[] {
  return deadLetters.map(({ service, _id, reason }) => `I4: ${service} could not use ${_id}: ${reason}`);
}
