import type { EventHandler } from '@ticketing/common';
import { refuse } from '../domain/order.js';
import type { Orders } from '../models/orders.js';
import type { TicketCopies } from '../models/ticket-copies.js';
import { orderOfEvent } from './order-of-event.js';

interface Dependencies {
  tickets: TicketCopies;
  orders: Orders;
}

/** An order could not have its ticket. The copy goes first, so that the next buyer is told why at once. */
export const ticketReservationRefused =
  ({ tickets, orders }: Dependencies): EventHandler<'ticket:reservation-refused'> =>
  async ({ data: ticket }) => {
    await tickets.apply(ticket);
    orderOfEvent(await orders.change(ticket.refusedOrderId, refuse), ticket.refusedOrderId);
  };
