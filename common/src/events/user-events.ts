import { z } from 'zod';
import { aggregate } from './fields.js';

/** The public state of a user. */
export const userState = z.object({
  ...aggregate,
  email: z.string(),
});
