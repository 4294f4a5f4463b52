import { notFound } from '@ticketing/common';
import { Router } from 'express';
import type { Sellers } from '../models/sellers.js';
import type { Tickets } from '../models/tickets.js';
import { ticketJson } from './ticket-json.js';

/** GET /api/tickets/:id: a ticket in whatever state it is, and who sells it. */
export const showTicket = (tickets: Tickets, sellers: Sellers) =>
  Router().get('/api/tickets/:id', async (request, response) => {
    const ticket = await tickets.find(request.params.id);
    if (!ticket) throw notFound('No such ticket');
    const seller = (await sellers.find([ticket.userId])).get(ticket.userId);
    response.json(ticketJson(ticket, seller));
  });
