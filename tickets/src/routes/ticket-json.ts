import { toDollars } from '@ticketing/common';
import { detailsOf, type EventDetails } from '../domain/event-details.js';
import type { TicketRecord } from '../models/tickets.js';

type Shown = EventDetails &
  Pick<
    TicketRecord,
    | '_id'
    | 'title'
    | 'price'
    | 'currency'
    | 'userId'
    | 'version'
    | 'status'
    | 'orderId'
    | 'reservedUntil'
    | 'createdAt'
    | 'updatedAt'
  >;

/** A ticket as clients see it: money in dollars. */
export const ticketJson = (ticket: Shown) => ({
  id: ticket._id.toHexString(),
  title: ticket.title,
  price: toDollars(ticket.price),
  currency: ticket.currency,
  userId: ticket.userId,
  version: ticket.version,
  status: ticket.status,
  orderId: ticket.orderId,
  reservedUntil: ticket.reservedUntil,
  ...detailsOf(ticket),
  facePrice: ticket.facePrice === undefined ? undefined : toDollars(ticket.facePrice),
  createdAt: ticket.createdAt,
  updatedAt: ticket.updatedAt,
});
