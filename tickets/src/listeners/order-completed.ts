import { type EventHandler, UnprocessableEventError } from '@ticketing/common';
import { sell } from '../domain/ticket.js';
import type { Tickets } from '../models/tickets.js';
import { ticketOfEvent } from './ticket-of-event.js';

interface Dependencies {
  tickets: Tickets;
}

/**
 * The order is paid: the ticket is sold. That it is sold to another order already cannot be, as orders completes one a
 * ticket: somebody has paid who gets nothing, which is for an operator to look at.
 */
export const orderCompleted =
  ({ tickets }: Dependencies): EventHandler<'order:completed'> =>
  async ({ data: order }) => {
    const { id } = order.ticket;
    const { document, decision } = ticketOfEvent(
      await tickets.change(id, (ticket) => sell(ticket, order.id)),
      id,
    );
    if (decision.kind === 'refused') {
      throw new UnprocessableEventError(`ticket ${id} is sold to order ${document.orderId} already`);
    }
  };
