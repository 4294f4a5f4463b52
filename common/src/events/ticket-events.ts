import { z } from 'zod';
import { aggregate, cents, currency, timestamp } from './fields.js';

/** on sale → locked for a buyer → sold; or taken back by its seller. */
export const ticketStatuses = ['available', 'reserved', 'sold', 'withdrawn'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Why a lock was not given. */
export const refusalReasons = ['already-taken', 'price-changed', 'withdrawn'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What kind of event a ticket is for. */
export const ticketCategories = [
  'music',
  'sports',
  'theatre',
  'comedy',
  'festival',
  'family',
  'other',
] as const;
export type TicketCategory = (typeof ticketCategories)[number];

/**
 * What a seller may say of the event and of the place in it. `startsAt` comes with the IANA name of its time zone;
 * `facePrice` is what is printed on the ticket. The category is any text here, so that a consumer takes a newer one.
 */
const eventDetails = {
  venue: z.string().optional(),
  city: z.string().optional(),
  startsAt: timestamp.optional(),
  timeZone: z.string().optional(),
  category: z.string().optional(),
  seat: z.string().optional(),
  facePrice: cents.optional(),
};

/** The public state of a ticket. `orderId` names the order that holds the lock, or that bought it. */
export const ticketState = z.object({
  ...aggregate,
  title: z.string(),
  price: cents,
  currency,
  userId: z.string(),
  status: z.enum(ticketStatuses),
  orderId: z.string().optional(),
  ...eventDetails,
});

/** A ticket's state together with the order that could not have it. */
export const reservationRefusal = ticketState.extend({
  refusedOrderId: z.string(),
  reason: z.enum(refusalReasons),
});
