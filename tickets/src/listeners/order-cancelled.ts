import type { EventHandler } from '@ticketing/common';
import { release } from '../domain/ticket.js';
import type { OrderVersions } from '../models/order-versions.js';
import type { Tickets } from '../models/tickets.js';
import { ticketOfEvent } from './ticket-of-event.js';

interface Dependencies {
  tickets: Tickets;
  orderVersions: OrderVersions;
}

/** The order is over: whatever it had locked is on sale again. Remember first, then unlock: see order-created.ts. */
export const orderCancelled =
  ({ tickets, orderVersions }: Dependencies): EventHandler<'order:cancelled'> =>
  async ({ data: order }) => {
    await orderVersions.remember(order);
    const { id } = order.ticket;
    ticketOfEvent(await tickets.change(id, (ticket) => release(ticket, order.id)), id);
  };
