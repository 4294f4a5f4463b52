import { toDollars } from '@ticketing/common';
import type { OrderRecord } from '../models/orders.js';

type Shown = Pick<
  OrderRecord,
  '_id' | 'status' | 'reason' | 'expiresAt' | 'userId' | 'version' | 'createdAt' | 'ticket'
>;

/** An order as clients see it: the ticket's price in dollars. */
export const orderJson = (order: Shown) => ({
  id: order._id.toHexString(),
  status: order.status,
  reason: order.reason,
  expiresAt: order.expiresAt,
  userId: order.userId,
  version: order.version,
  createdAt: order.createdAt,
  ticket: {
    id: order.ticket.id,
    title: order.ticket.title,
    price: toDollars(order.ticket.price),
    currency: order.ticket.currency,
  },
});
