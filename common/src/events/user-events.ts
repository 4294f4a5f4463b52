import { z } from 'zod';
import { aggregate, timestamp } from './fields.js';

/** A user who is gone: the id alone is kept, so that it never means anybody else. */
export const userDeletion = z.object(aggregate);

/** The public state of a user. */
export const userState = z.object({
  ...aggregate,
  email: z.string(),
  /** What the user is shown to others as; absent until it has been said. */
  name: z.string().optional(),
  /** When the account was opened. Events that were published before there was the field have none. */
  createdAt: timestamp.optional(),
});
