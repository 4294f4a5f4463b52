import { z } from 'zod';
import { aggregate, timestamp } from './fields.js';

/** The public state of an order's timer, whose id is the order's. */
export const timerState = z.object({
  ...aggregate,
  expiresAt: timestamp,
});
