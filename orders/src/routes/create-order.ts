import {
  badRequest,
  type Clock,
  type HttpError,
  idField,
  notFound,
  requireSignIn,
  signedIn,
  validate,
} from '@ticketing/common';
import { Router } from 'express';
import { type Offer, place } from '../domain/order.js';
import type { Orders } from '../models/orders.js';
import type { TicketCopies } from '../models/ticket-copies.js';
import { orderJson } from './order-json.js';

interface Dependencies {
  orders: Orders;
  tickets: TicketCopies;
  clock: Clock;
  reservationSeconds: number;
}

/** POST /api/orders {ticketId}: locks a ticket for the buyer, one of any number who ask at the same time. */
export const createOrder = ({ orders, tickets, clock, reservationSeconds }: Dependencies) =>
  Router().post('/api/orders', requireSignIn, validate(idField('ticketId')), async (request, response) => {
    const buyer = signedIn(request).id;
    const offer = await tickets.find(request.body.ticketId);
    if (!offer) throw notFound('No such ticket');
    const decision = place(offer, buyer, clock.now(), reservationSeconds);
    if (decision.kind === 'refused' && decision.reason !== 'taken') {
      throw badRequest(refusals[decision.reason]);
    }
    const order = decision.kind === 'changed' ? await orders.insert(decision.order) : undefined;
    if (!order) throw await taken(orders, offer, buyer);
    response.status(201).json(orderJson(order));
  });

const refusals = {
  'own-ticket': 'You cannot buy your own ticket',
  withdrawn: 'The ticket has been withdrawn from sale',
  begun: 'The event has already begun',
};

async function taken(orders: Orders, offer: Offer, buyer: string): Promise<HttpError> {
  const holder = await orders.findHolder(offer.id);
  const sold = holder ? holder.status === 'complete' : offer.status === 'sold';
  if (holder?.userId === buyer) {
    return badRequest(sold ? 'You have already bought this ticket' : 'You already have this ticket reserved');
  }
  return badRequest(sold ? 'The ticket is sold' : 'The ticket is already reserved');
}
