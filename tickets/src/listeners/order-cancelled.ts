import type { EventHandler } from '@ticketing/common';
import { release } from '../domain/ticket.js';
import type { OrderVersions } from '../models/order-versions.js';
import type { Tickets } from '../models/tickets.js';

interface Dependencies {
  tickets: Tickets;
  orderVersions: OrderVersions;
}

/** The order is over: whatever it had locked is on sale again. Remember first, then unlock: see order-created.ts. */
export const orderCancelled =
  ({ tickets, orderVersions }: Dependencies): EventHandler<'order:cancelled'> =>
  async ({ data: order }) => {
    await orderVersions.remember(order);
    await tickets.change(order.ticket.id, (ticket) => release(ticket, order.id));
  };
