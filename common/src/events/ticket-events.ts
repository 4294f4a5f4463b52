import { z } from 'zod';
import { aggregate, cents, currency } from './fields.js';

/** on sale → locked for a buyer → sold; or taken back by its seller. */
export const ticketStatuses = ['available', 'reserved', 'sold', 'withdrawn'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Why a lock was not given. */
export const refusalReasons = ['already-taken', 'price-changed', 'withdrawn'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** The public state of a ticket. `orderId` names the order that holds the lock, or that bought it. */
export const ticketState = z.object({
  ...aggregate,
  title: z.string(),
  price: cents,
  currency,
  userId: z.string(),
  status: z.enum(ticketStatuses),
  orderId: z.string().optional(),
});

/** A ticket's state together with the order that could not have it. */
export const reservationRefusal = ticketState.extend({
  refusedOrderId: z.string(),
  reason: z.enum(refusalReasons),
});
