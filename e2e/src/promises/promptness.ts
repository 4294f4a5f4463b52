import type { Document } from 'mongodb';
import { idOf, type World } from './world.js';

/** What people and events may take where nothing goes wrong, in milliseconds. */
const MOMENT = 2_000;

/**
 * What holds besides where nothing goes wrong: nobody waits for the end of a reservation to get what an event brings at
 * once. Elsewhere an event may be late by longer than a reservation lasts, and then its end makes good for it.
 */
export const promptness = ({ orders, charges }: World): string[] => {
  const expired = new Map(
    orders.filter(({ reason }) => reason === 'expired').map((order) => [idOf(order), order]),
  );
  return [
    ...charges.flatMap(({ orderId, paidAt }) => paidInTime(expired.get(orderId), paidAt)),
    ...[...expired.values()].flatMap(unanswered),
  ];
};

function paidInTime(order: Document | undefined, paidAt: Date | undefined): string[] {
  const left = order && paidAt ? order.expiresAt.getTime() - paidAt.getTime() : 0;
  return order && left > MOMENT ? [`I5: order ${idOf(order)} was paid ${left} ms before it expired`] : [];
}

/** The second version of an order says that its ticket is locked, or that it is not to be had. */
const unanswered = (order: Document): string[] =>
  order.version < 2 ? [`I3: order ${idOf(order)} has expired, and never heard of its ticket`] : [];
