import { type Clock, type EventHandler, record } from '@ticketing/common';
import { release, reserve } from '../domain/ticket.js';
import type { CancelledOrders } from '../models/cancelled-orders.js';
import { stateOf, type Tickets } from '../models/tickets.js';
import { ticketOfEvent } from './ticket-of-event.js';

interface Dependencies {
  tickets: Tickets;
  cancelledOrders: CancelledOrders;
  clock: Clock;
}

/** A buyer wants the ticket: lock it for that order, or tell orders why not. */
export const orderCreated =
  ({ tickets, cancelledOrders, clock }: Dependencies): EventHandler<'order:created'> =>
  async ({ data: order }) => {
    const { id: ticketId, price } = order.ticket;
    const wanted = { id: order.id, price, expiresAt: new Date(order.expiresAt) };
    const letGo = () => tickets.change(ticketId, (ticket) => release(ticket, order.id));
    // An earlier attempt at this event may have locked the ticket and then failed: what is over leaves no lock.
    if (await cancelledOrders.isCancelled(order.id)) {
      await letGo();
      return;
    }
    const found = await tickets.change(
      ticketId,
      (ticket) => reserve(ticket, wanted),
      (document, reason) => {
        const refusal = { ...stateOf(document), refusedOrderId: order.id, reason };
        record(document, 'ticket:reservation-refused', refusal, clock.now());
      },
    );
    ticketOfEvent(found, ticketId);
    // The order's end may have been handled between the look above and the lock. It is remembered before it
    // unlocks, so either this second look sees it, or its unlock comes after the lock.
    if (await cancelledOrders.isCancelled(order.id)) await letGo();
  };
