import { z } from 'zod';
import { aggregate, cents, currency } from './fields.js';

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
  /** Once money has been given back: how much, and why. */
  refund: z.object({ amount: cents, reason: z.string() }).optional(),
});
