import type { EventHandler } from '@ticketing/common';
import { release, withdraw } from '../domain/ticket.js';
import type { CancelledOrders } from '../models/cancelled-orders.js';
import type { Sellers } from '../models/sellers.js';
import type { Tickets } from '../models/tickets.js';
import { ticketOfEvent } from './ticket-of-event.js';

interface Dependencies {
  tickets: Tickets;
  sellers: Sellers;
  cancelledOrders: CancelledOrders;
}

/** The order is over: whatever it had locked is on sale again, unless its seller has gone. Remember first, then unlock: see order-created.ts. */
export const orderCancelled =
  ({ tickets, sellers, cancelledOrders }: Dependencies): EventHandler<'order:cancelled'> =>
  async ({ data: order }) => {
    await cancelledOrders.remember(order.id);
    const { id } = order.ticket;
    const { document } = ticketOfEvent(await tickets.change(id, (ticket) => release(ticket, order.id)), id);
    if (await sellers.isGone(document.userId)) await tickets.change(id, withdraw);
  };
