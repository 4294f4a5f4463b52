import { z } from 'zod';
import { aggregate, cents, currency, timestamp } from './fields.js';

/** `created` until the ticket is locked, then `awaiting:payment`, and in the end `complete` or `cancelled`. */
export const orderStatuses = ['created', 'awaiting:payment', 'complete', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const cancelReasons = ['cancelled-by-buyer', 'expired', 'refused', 'payment-failed'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/**
 * The public state of an order, with the ticket as the buyer saw it, and who sells it: orders from before that was said
 * have no `sellerId`.
 */
export const orderState = z.object({
  ...aggregate,
  userId: z.string(),
  status: z.enum(orderStatuses),
  reason: z.enum(cancelReasons).optional(),
  expiresAt: timestamp,
  ticket: z.object({
    id: z.string(),
    title: z.string(),
    price: cents,
    currency,
    sellerId: z.string().optional(),
  }),
});
