import { requireSignIn, signedIn } from '@ticketing/common';
import { Router } from 'express';
import { withdraw } from '../domain/ticket.js';
import type { Tickets } from '../models/tickets.js';
import { changeOwnTicket } from './own-ticket.js';

/** DELETE /api/tickets/:id: a seller takes a ticket from sale. Doing it again changes nothing. */
export const withdrawTicket = (tickets: Tickets) =>
  Router().delete('/api/tickets/:id', requireSignIn, async (request, response) => {
    await changeOwnTicket(tickets, request.params.id, signedIn(request).id, withdraw);
    response.sendStatus(204);
  });
