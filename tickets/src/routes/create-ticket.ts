import {
  type Clock,
  clientRequest,
  HttpError,
  idempotencyKeyField,
  notAuthorized,
  requireSignIn,
  signedIn,
  validate,
} from '@ticketing/common';
import { Router } from 'express';
import { listed, withdraw } from '../domain/ticket.js';
import type { Sellers } from '../models/sellers.js';
import type { Tickets } from '../models/tickets.js';
import { listingOf, ticketFields } from './ticket-fields.js';
import { ticketJson } from './ticket-json.js';

const alreadyListed = () =>
  new HttpError(400, [
    {
      message: 'You have listed this ticket already, with other details: see your tickets',
      code: 'already_listed',
    },
  ]);

interface Dependencies {
  tickets: Tickets;
  sellers: Sellers;
  clock: Clock;
}

/**
 * POST /api/tickets {title, price, and what there is to say of the event}: puts a ticket on sale. A session is believed
 * for a moment after its end, so a seller may be gone by now: first the ticket, then the seller, which
 * listeners/user-deleted.ts does the other way round. Repeated under the same Idempotency-Key it is answered with the
 * ticket that the first has listed.
 */
export const createTicket = ({ tickets, sellers, clock }: Dependencies) =>
  Router().post(
    '/api/tickets',
    requireSignIn,
    validate(...ticketFields(clock), idempotencyKeyField()),
    async (request, response) => {
      const { id } = signedIn(request);
      const listing = listingOf(request.body);
      const asked = clientRequest(request, listing);
      const ticket = await tickets.list(listed(id, listing), asked);
      if (ticket.request?.fingerprint !== asked?.fingerprint) throw alreadyListed();
      if (await sellers.isGone(id)) {
        await tickets.change(ticket._id.toHexString(), withdraw);
        throw notAuthorized();
      }
      response.status(201).json(ticketJson(ticket));
    },
  );
