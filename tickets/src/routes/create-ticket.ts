import { type Clock, requireSignIn, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { listed } from '../domain/ticket.js';
import type { Tickets } from '../models/tickets.js';
import { listingOf, ticketFields } from './ticket-fields.js';
import { ticketJson } from './ticket-json.js';

/** POST /api/tickets {title, price, and what there is to say of the event}: puts a ticket on sale. */
export const createTicket = (tickets: Tickets, clock: Clock) =>
  Router().post(
    '/api/tickets',
    requireSignIn,
    validate(...ticketFields(clock)),
    async (request, response) => {
      const ticket = await tickets.list(listed(signedIn(request).id, listingOf(request.body)));
      response.status(201).json(ticketJson(ticket));
    },
  );
