import { requireSignIn, signedIn, toCents, validate } from '@ticketing/common';
import { Router } from 'express';
import { edit } from '../domain/ticket.js';
import type { Tickets } from '../models/tickets.js';
import { changeOwnTicket } from './own-ticket.js';
import { ticketFields } from './ticket-fields.js';
import { ticketJson } from './ticket-json.js';

/** PUT /api/tickets/:id {title, price}: a seller changes a ticket that is on sale and not locked. */
export const updateTicket = (tickets: Tickets) =>
  Router().put('/api/tickets/:id', requireSignIn, validate(...ticketFields()), async (request, response) => {
    const { title, price } = request.body;
    const ticket = await changeOwnTicket(tickets, request.params.id, signedIn(request).id, (ticket) =>
      edit(ticket, title, toCents(price) as number),
    );
    response.json(ticketJson(ticket));
  });
