import type { Document } from 'mongodb';
import { idOf, type World } from './world.js';

/** What was answered 2xx, and must be true for ever after. Prices are in dollars, as they were answered. */
export type Fact =
  | { kind: 'signed up'; by: string; userId: string }
  | { kind: 'listed'; by: string; ticketId: string; userId: string }
  | { kind: 'edited'; by: string; ticketId: string; version: number; title: string; price: number }
  | { kind: 'withdrawn'; by: string; ticketId: string }
  | { kind: 'ordered'; by: string; orderId: string; ticketId: string; userId: string; price: number }
  | { kind: 'paid'; by: string; orderId: string; chargeId: string }
  | { kind: 'cancelled'; by: string; orderId: string };

/** I5: whatever was answered 2xx is never undone by a fault. */
export const brokenAnswers = (facts: Fact[], world: World): string[] =>
  facts.flatMap((fact) => {
    const wrong = judge(fact, world);
    return wrong ? [`I5: ${fact.by} was told ${fact.kind}, but ${wrong}`] : [];
  });

const find = (documents: Document[], id: string) => documents.find((document) => idOf(document) === id);

/** What contradicts it. */
function judge(fact: Fact, world: World): string | undefined {
  switch (fact.kind) {
    case 'signed up':
      return find(world.users, fact.userId) ? undefined : `there is no user ${fact.userId}`;
    case 'listed':
      return find(world.tickets, fact.ticketId)?.userId === fact.userId ? undefined : 'it is not there';
    case 'edited':
      return judgeEdit(fact, find(world.tickets, fact.ticketId));
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

/** An edit shows until a later one. */
function judgeEdit({ version, title, price }: Fact & { kind: 'edited' }, ticket: Document | undefined) {
  if (!ticket || ticket.version < version) return `version ${version} is not there`;
  if (ticket.version > version) return undefined;
  return ticket.title === title && ticket.price === Math.round(price * 100)
    ? undefined
    : 'it shows otherwise';
}

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
