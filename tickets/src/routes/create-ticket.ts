import { requireSignIn, signedIn, toCents, validate } from '@ticketing/common';
import { Router } from 'express';
import { listed } from '../domain/ticket.js';
import type { Tickets } from '../models/tickets.js';
import { ticketFields } from './ticket-fields.js';
import { ticketJson } from './ticket-json.js';

/** POST /api/tickets {title, price}: puts a ticket on sale. */
export const createTicket = (tickets: Tickets) =>
  Router().post('/api/tickets', requireSignIn, validate(...ticketFields()), async (request, response) => {
    const { title, price } = request.body;
    const ticket = await tickets.list(listed(signedIn(request).id, title, toCents(price) as number));
    response.status(201).json(ticketJson(ticket));
  });
