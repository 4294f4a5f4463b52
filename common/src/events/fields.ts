import { z } from 'zod';

/** What every aggregate's state begins with: its id (24 hex digits) and its version, which starts at 0. */
export const aggregate = {
  id: z.string().min(1),
  version: z.int().nonnegative(),
};

/** Money in integer US cents. Floats never leave the HTTP boundary. */
export const cents = z.int().nonnegative();

/** A moment as an ISO 8601 string in UTC, millisecond precision. */
export const timestamp = z.iso.datetime();
