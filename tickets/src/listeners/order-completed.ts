import type { EventHandler } from '@ticketing/common';
import { sell } from '../domain/ticket.js';
import type { Tickets } from '../models/tickets.js';

interface Dependencies {
  tickets: Tickets;
}

/** The order is paid: the ticket is sold. */
export const orderCompleted =
  ({ tickets }: Dependencies): EventHandler<'order:completed'> =>
  async ({ data: order }) => {
    await tickets.change(order.ticket.id, (ticket) => sell(ticket, order.id));
  };
