import { toDollars } from '@ticketing/common';
import { detailsOf, type EventDetails } from '../domain/event-details.js';
import type { Seller } from '../models/sellers.js';
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

/** A ticket as clients see it: money in dollars; and whoever sells it, where that is asked for and known. */
export const ticketJson = (ticket: Shown, seller?: Seller) => ({
  id: ticket._id.toHexString(),
  title: ticket.title,
  price: toDollars(ticket.price),
  currency: ticket.currency,
  userId: ticket.userId,
  seller: seller && { name: seller.name, since: seller.since },
  version: ticket.version,
  status: ticket.status,
  orderId: ticket.orderId,
  reservedUntil: ticket.reservedUntil,
  ...detailsOf(ticket),
  facePrice: ticket.facePrice === undefined ? undefined : toDollars(ticket.facePrice),
  createdAt: ticket.createdAt,
  updatedAt: ticket.updatedAt,
});
