import { z } from 'zod';

/** What every aggregate's state begins with: its id (24 hex digits) and its version, which starts at 0. */
export const aggregate = {
  id: z.string().min(1),
  version: z.int().nonnegative(),
};

/** Money in integer cents. Floats never leave the HTTP boundary. */
export const cents = z.int().nonnegative();

/** The one currency that is traded in, by its ISO 4217 code in lower case, as Stripe writes it. */
export const CURRENCY = 'usd';

/** The currency of the amount beside it. Events that were published before there was the field have none. */
export const currency = z.string().length(3).default(CURRENCY);

/** A moment as an ISO 8601 string in UTC, millisecond precision. */
export const timestamp = z.iso.datetime();
