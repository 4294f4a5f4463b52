import { isObjectId, notFound } from '@ticketing/common';
import { Router } from 'express';
import type { Sellers } from '../models/sellers.js';
import { shownFields, type Tickets } from '../models/tickets.js';
import { ticketJson } from './ticket-json.js';

/** GET /api/tickets/:id: a ticket in whatever state it is, and who sells it. */
export const showTicket = ({ model }: Tickets, sellers: Sellers) =>
  Router().get('/api/tickets/:id', async (request, response) => {
    const { id } = request.params;
    const ticket = isObjectId(id) ? await model.findById(id, shownFields).lean() : null;
    if (!ticket) throw notFound('No such ticket');
    const seller = (await sellers.find([ticket.userId])).get(ticket.userId);
    response.json(ticketJson(ticket, seller));
  });
