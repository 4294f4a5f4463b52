import { z } from 'zod';
import { aggregate, timestamp } from './fields.js';

/** A session that is over before its time. After `expiresAt` no token of it would be valid anyway. */
export const sessionEnd = z.object({
  ...aggregate,
  userId: z.string(),
  expiresAt: timestamp,
});
