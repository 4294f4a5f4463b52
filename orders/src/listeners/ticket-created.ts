import type { EventHandler } from '@ticketing/common';
import type { TicketCopies } from '../models/ticket-copies.js';

interface Dependencies {
  tickets: TicketCopies;
}

/** A ticket is on sale: it can be ordered as soon as its copy is here. */
export const ticketCreated =
  ({ tickets }: Dependencies): EventHandler<'ticket:created'> =>
  async ({ data: ticket }) => {
    await tickets.apply(ticket);
  };
