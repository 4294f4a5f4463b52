import type { Document } from 'mongodb';
import { idOf, isComplete, isLive, type World } from './world.js';

/** How long after its time an order may go on, for clocks differ, in milliseconds. */
const GRACE = 5_000;

/**
 * I3: every lock ends: in a sale, or with the ticket back on sale. And I5 as far as locks go: it lasts as long as the
 * buyer was told, and the price is the one that the seller was told.
 */
export const locks = (world: World): string[] => [
  ...holders(world),
  ...orphans(world),
  ...overdue(world),
  ...cutShort(world),
  ...otherPrices(world),
];

/** A ticket is locked by a live order, sold to a complete one, or free. */
function holders({ tickets, orders }: World): string[] {
  const byId = new Map(orders.map((order) => [idOf(order), order]));
  const isWrong = (ticket: Document) => {
    const order = byId.get(ticket.orderId);
    if (ticket.status === 'reserved') return !order || !isLive(order);
    if (ticket.status === 'sold') return !order || !isComplete(order);
    return ticket.orderId !== undefined;
  };
  return tickets
    .filter(isWrong)
    .map(
      (ticket) =>
        `I3: ticket ${idOf(ticket)} is ${ticket.status} by the ${byId.get(ticket.orderId)?.status} order ${ticket.orderId}`,
    );
}

/** An order that awaits its payment, or has been paid, has its ticket. */
function orphans({ tickets, orders }: World): string[] {
  const holder = new Map(tickets.map((ticket) => [idOf(ticket), ticket.orderId]));
  return orders
    .filter((order) => isLive(order) || isComplete(order))
    .filter((order) => holder.get(String(order.ticket.id)) !== idOf(order))
    .map((order) => `I3: order ${idOf(order)} is ${order.status} without its ticket`);
}

function overdue({ orders, now }: World): string[] {
  const end = now.getTime() - GRACE;
  return orders
    .filter((order) => isLive(order) && order.expiresAt.getTime() < end)
    .map((order) => `I3: order ${idOf(order)} is ${order.status} after its end`);
}

/** By the clock of orders, which sets an order's end and says when it has come. */
function cutShort({ orders }: World): string[] {
  return orders
    .filter(({ reason, updatedAt, expiresAt }) => reason === 'expired' && updatedAt < expiresAt)
    .map((order) => `I5: order ${idOf(order)} has expired before its end`);
}

/** A lock is given at the price that the ticket has, which cannot be changed while it lasts, nor after the sale. */
function otherPrices({ tickets, orders }: World): string[] {
  const byId = new Map(orders.map((order) => [idOf(order), order]));
  return tickets
    .map((ticket) => ({ ticket, price: byId.get(ticket.orderId)?.ticket.price }))
    .filter(({ ticket, price }) => price !== undefined && price !== ticket.price)
    .map(
      ({ ticket, price }) =>
        `I5: ticket ${idOf(ticket)} is ${ticket.status} for ${price}, and costs ${ticket.price}`,
    );
}
