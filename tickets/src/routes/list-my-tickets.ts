import { signedIn } from '@ticketing/common';
import { Router } from 'express';
import { shownFields, type Tickets } from '../models/tickets.js';
import { ticketJson } from './ticket-json.js';

/** GET /api/tickets/mine: what the signed-in seller has listed, newest first, in every state. */
export const listMyTickets = ({ model }: Tickets) =>
  Router().get('/api/tickets/mine', async (request, response) => {
    const own = { userId: signedIn(request).id };
    const tickets = await model.find(own, shownFields).sort({ _id: -1 }).limit(500).lean();
    response.json(tickets.map((ticket) => ticketJson(ticket)));
  });
