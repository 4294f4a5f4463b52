import type { Document } from 'mongodb';
import { guarded, idOf, isLive, type World } from './world.js';

/** I4: every copy converges on its owner's state, because every event is published and understood. */
export const copies = (world: World): string[] => [
  ...stale('orders', world.tickets, world.ticketCopies, ticketFields),
  ...stale('payments', world.orders, world.orderCopies, orderFields),
  ...stale('tickets', world.users.map(sellerOf), world.sellers, sellerFields),
  ...stale(
    'auth',
    world.orders.filter((order) => !isLive(order)),
    world.sales,
    saleFields,
  ),
  ...guarded.flatMap((service) => endedSessions(service, world)),
  ...timers(world),
  ...unpublished(world),
  ...notUnderstood(world),
];

const ticketFields = (ticket: Document) => {
  const { version, title, price, currency, userId, status, orderId, startsAt } = ticket;
  return { version, title, price, currency, userId, status, orderId, startsAt };
};

const orderFields = ({ version, userId, status, reason, expiresAt, ticket }: Document) => ({
  version,
  userId,
  status,
  reason,
  expiresAt,
  ticket: { id: String(ticket.id), title: ticket.title, price: ticket.price, currency: ticket.currency },
});

const saleFields = ({ version, status, ticket }: Document) => ({
  version,
  status,
  ticket: { id: String(ticket.id), title: ticket.title, sellerId: ticket.sellerId },
});

/** What is told of a user, as tickets keeps it. */
const sellerOf = ({ createdAt, deletedAt, ...user }: Document): Document =>
  deletedAt ? { _id: user._id, version: user.version, gone: true } : { ...user, since: createdAt };

const sellerFields = ({ version, name, since, gone }: Document) =>
  gone ? { version, gone } : { version, name, since };

/** What is owned and not held, or held as something else, or held of what there is not. */
function stale(holder: string, owned: Document[], held: Document[], shown: (document: Document) => object) {
  const text = (document: Document | undefined) => (document ? JSON.stringify(shown(document)) : 'nothing');
  const [owners, copies] = [byId(owned), byId(held)];
  return [...new Set([...owners.keys(), ...copies.keys()])]
    .map((id) => ({ id, is: text(owners.get(id)), known: text(copies.get(id)) }))
    .filter(({ is, known }) => is !== known)
    .map(({ id, is, known }) => `I4: ${holder} holds ${known} of ${id}, which is ${is}`);
}

const byId = (documents: Document[]) => new Map(documents.map((document) => [idOf(document), document]));

/** About what MongoDB takes to remove what has expired, in milliseconds. */
const REMOVAL = 120_000;

/** A session that has ended is known to have until it would have expired, after which both sides forget it. */
function endedSessions(service: string, { sessions, endedSessions, now }: World): string[] {
  const isKept = ({ expiresAt }: Document) => expiresAt.getTime() > now.getTime() + REMOVAL;
  const ended = sessions.filter(({ endedAt }) => endedAt).filter(isKept);
  const held = endedSessions.filter((session) => session.service === service).filter(isKept);
  return stale(service, ended, held, ({ expiresAt }) => ({ expiresAt }));
}

/** Every order has a timer, of its own end, which runs only as long as the order is live. */
function timers({ orders, timers }: World): string[] {
  const known = byId(timers);
  const ends = ({ expiresAt }: Document) => ({ expiresAt });
  return [
    ...stale('expiration', orders, timers, ends),
    ...orders
      .filter((order) => !isLive(order) && known.get(idOf(order))?.state === 'pending')
      .map((order) => `I4: the timer of the ${order.status} order ${idOf(order)} is pending`),
  ];
}

function unpublished({ users, sessions, tickets, orders, charges, timers }: World): string[] {
  return [...users, ...sessions, ...tickets, ...orders, ...charges, ...timers]
    .filter((document) => document.outbox?.length > 0)
    .map((document) => `I4: ${idOf(document)} has unpublished events`);
}

function notUnderstood({ deadLetters }: World): string[] {
  return deadLetters.map(({ service, _id, reason }) => `I4: ${service} could not use ${_id}: ${reason}`);
}
