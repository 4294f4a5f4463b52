import type { Document } from 'mongodb';
import { brokenListings } from './listings.js';
import { idOf, type World } from './world.js';

/** Of a ticket: what its seller sees. */
type Listing = { ticketId: string; title: string; price: number };

/**
 * What was answered 2xx, and must be true for ever after; and what may have been done, as nobody was told. Prices are in
 * dollars, as they were answered.
 */
export type Fact =
  | { kind: 'signed up'; by: string; userId: string }
  | { kind: 'signed out'; by: string; sessionId: string }
  | ({ kind: 'listed'; by: string; userId: string; version: number } & Listing)
  | ({ kind: 'edited'; by: string; version: number } & Listing)
  | ({ kind: 'edit unclear'; by: string } & Listing)
  | { kind: 'withdrawn'; by: string; ticketId: string }
  | { kind: 'ordered'; by: string; orderId: string; ticketId: string; userId: string; price: number }
  | { kind: 'paid'; by: string; orderId: string; chargeId: string }
  | { kind: 'cancelled'; by: string; orderId: string };

/** I5: whatever was answered 2xx is never undone by a fault. */
export const brokenAnswers = (facts: Fact[], world: World): string[] => [
  ...facts.flatMap((fact) => {
    const wrong = judge(fact, world);
    return wrong ? [`I5: ${fact.by} was told ${fact.kind}, but ${wrong}`] : [];
  }),
  ...brokenListings(facts, world.tickets),
];

const find = (documents: Document[], id: string) => documents.find((document) => idOf(document) === id);

/** What contradicts it. */
function judge(fact: Fact, world: World): string | undefined {
  switch (fact.kind) {
    case 'signed up':
      return find(world.users, fact.userId) ? undefined : `there is no user ${fact.userId}`;
    case 'signed out':
      return find(world.sessions, fact.sessionId)?.endedAt
        ? undefined
        : `session ${fact.sessionId} has not ended`;
    case 'listed':
      return find(world.tickets, fact.ticketId)?.userId === fact.userId ? undefined : 'it is not there';
    case 'edited':
      return hasVersion(fact.version, find(world.tickets, fact.ticketId));
    case 'edit unclear':
      return undefined;
    case 'withdrawn':
      return isStatus(find(world.tickets, fact.ticketId), 'withdrawn');
    case 'ordered':
      return judgeOrder(fact, find(world.orders, fact.orderId));
    case 'cancelled':
      return isStatus(find(world.orders, fact.orderId), 'cancelled');
    case 'paid':
      return judgePayment(fact, world);
  }
}

const isStatus = (document: Document | undefined, status: string) =>
  document?.status === status ? undefined : `${document && idOf(document)} is ${document?.status}`;

const hasVersion = (version: number, ticket: Document | undefined) =>
  ticket && ticket.version >= version ? undefined : `version ${version} is not there`;

function judgeOrder({ userId, ticketId, price }: Fact & { kind: 'ordered' }, order: Document | undefined) {
  if (!order || order.userId !== userId || String(order.ticket.id) !== ticketId)
    return 'there is no such order';
  return order.ticket.price === Math.round(price * 100) ? undefined : `it costs ${order.ticket.price}`;
}

/** A paid order stays paid, unless its end came first: then it is refunded, which the rules about money see to. */
function judgePayment({ orderId, chargeId }: Fact & { kind: 'paid' }, world: World) {
  const order = find(world.orders, orderId);
  const charge = find(world.charges, chargeId);
  if (!order || !charge) return 'there is no such payment';
  if (order.status === 'complete') return isStatus(charge, 'completed');
  const cameFirst = order.reason === 'cancelled-by-buyer' || order.reason === 'expired';
  return cameFirst ? isStatus(charge, 'refunded') : `the order is ${order.status} (${order.reason})`;
}
