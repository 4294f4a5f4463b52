import type { EventHandler } from '@ticketing/common';
import { awaitPayment } from '../domain/order.js';
import type { Orders } from '../models/orders.js';
import type { TicketCopies } from '../models/ticket-copies.js';
import { orderOfEvent } from './order-of-event.js';

interface Dependencies {
  tickets: TicketCopies;
  orders: Orders;
}

/**
 * A ticket has changed; when it is locked for an order of ours, that order may now be paid.
 *
 * The order is looked at also when the copy was not newer, because a crash may have come between the two writes.
 * However old such an event is, it is still true for an order that is `created`: a lock ends only with its order.
 * An order that was cancelled before its lock came is left alone: tickets unlocks by our order:cancelled.
 */
export const ticketUpdated =
  ({ tickets, orders }: Dependencies): EventHandler<'ticket:updated'> =>
  async ({ data: ticket }) => {
    await tickets.apply(ticket);
    if (ticket.status !== 'reserved' || ticket.orderId === undefined) return;
    orderOfEvent(await orders.change(ticket.orderId, awaitPayment), ticket.orderId);
  };
