import { toDollars } from '@ticketing/common';
import type { TicketRecord } from '../models/tickets.js';

type Shown = Pick<
  TicketRecord,
  | '_id'
  | 'title'
  | 'price'
  | 'currency'
  | 'userId'
  | 'version'
  | 'status'
  | 'orderId'
  | 'createdAt'
  | 'updatedAt'
>;

/** A ticket as clients see it: its price in dollars. */
export const ticketJson = (ticket: Shown) => ({
  id: ticket._id.toHexString(),
  title: ticket.title,
  price: toDollars(ticket.price),
  currency: ticket.currency,
  userId: ticket.userId,
  version: ticket.version,
  status: ticket.status,
  orderId: ticket.orderId,
  createdAt: ticket.createdAt,
  updatedAt: ticket.updatedAt,
});
