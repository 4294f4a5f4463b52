import { type Clock, requireSignIn, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { edit } from '../domain/ticket.js';
import type { Tickets } from '../models/tickets.js';
import { changeOwnTicket } from './own-ticket.js';
import { listingOf, ticketFields } from './ticket-fields.js';
import { ticketJson } from './ticket-json.js';

/**
 * PUT /api/tickets/:id {title, price, …}: a seller changes a ticket that is on sale and not locked. What is not said of
 * the event stays, so that a client which knows nothing of it changes nothing of it; null removes it.
 */
export const updateTicket = (tickets: Tickets, clock: Clock) =>
  Router().put(
    '/api/tickets/:id',
    requireSignIn,
    validate(...ticketFields(clock)),
    async (request, response) => {
      const ticket = await changeOwnTicket(tickets, request.params.id, signedIn(request).id, (ticket) =>
        edit(ticket, listingOf(request.body)),
      );
      response.json(ticketJson(ticket));
    },
  );
