import { z } from 'zod';
import { aggregate, timestamp } from './fields.js';

/** A user who is gone: the id alone is kept, so that it never means anybody else. */
export const userDeletion = z.object(aggregate);

/** The public state of a user. No address: the broker keeps what it was told for good, also of who is gone. */
export const userState = z.object({
  ...aggregate,
  /** Said no more: empty, as the version before this one asks for a text, and an address in events from before that. */
  email: z.string().optional(),
  /** What the user is shown to others as; absent until it has been said. */
  name: z.string().optional(),
  /** When the account was opened. Events that were published before there was the field have none. */
  createdAt: timestamp.optional(),
});
