import { signedIn } from '@ticketing/common';
import { Router } from 'express';
import type { Tickets } from '../models/tickets.js';
import { ticketJson } from './ticket-json.js';

/** GET /api/tickets/mine: what the signed-in seller has listed, newest first, in every state. */
export const listMyTickets = (tickets: Tickets) =>
  Router().get('/api/tickets/mine', async (request, response) => {
    const own = await tickets.ofSeller(signedIn(request).id);
    response.json(own.map((ticket) => ticketJson(ticket)));
  });
