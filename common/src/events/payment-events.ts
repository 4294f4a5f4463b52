import { z } from 'zod';
import { aggregate, cents, currency, timestamp } from './fields.js';

export const chargeStatuses = ['created', 'completed', 'failed', 'refunded'] as const;
export type ChargeStatus = (typeof chargeStatuses)[number];

/** The public state of a charge: one attempt to pay one order. */
export const chargeState = z.object({
  ...aggregate,
  orderId: z.string(),
  userId: z.string(),
  amount: cents,
  currency,
  status: z.enum(chargeStatuses),
  /** Once money has been given back: how much, why, and when; events from before that was said have no `at`. */
  refund: z.object({ amount: cents, reason: z.string(), at: timestamp.optional() }).optional(),
});
