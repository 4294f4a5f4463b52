import { isObjectId, notFound } from '@ticketing/common';
import { Router } from 'express';
import { shownFields, type Tickets } from '../models/tickets.js';
import { ticketJson } from './ticket-json.js';

/** GET /api/tickets/:id: a ticket in whatever state it is. */
export const showTicket = ({ model }: Tickets) =>
  Router().get('/api/tickets/:id', async (request, response) => {
    const { id } = request.params;
    const ticket = isObjectId(id) ? await model.findById(id, shownFields).lean() : null;
    if (!ticket) throw notFound('No such ticket');
    response.json(ticketJson(ticket));
  });
