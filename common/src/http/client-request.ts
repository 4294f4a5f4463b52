import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { header } from 'express-validator';
import { z } from 'zod';

/** By which request of a client something was made, so that its repetition makes no second. */
export interface ClientRequest {
  /** The Idempotency-Key that the client sent. */
  key: string;
  /** A hash of what was asked, by which another request under the same key is told apart. */
  fingerprint: string;
}

/** Stripe's own limit: https://docs.stripe.com/api/idempotent_requests */
const LONGEST_KEY = 255;

/** What a key may be. */
export const idempotencyKeySchema = z.string().regex(new RegExp(`^[ -~]{1,${LONGEST_KEY}}$`));

/** The header by which a client says that a request is the same as before. It may be left out. */
export const idempotencyKeyField = () =>
  header('Idempotency-Key')
    .optional()
    .custom((key) => idempotencyKeySchema.safeParse(key).success)
    .withMessage(`Idempotency-Key must be 1 to ${LONGEST_KEY} printable ASCII characters`);

/** @param asked is what the request comes to; only a hash of it is kept. @returns undefined for one without a key. */
export function clientRequest(request: Request, asked: unknown): ClientRequest | undefined {
  const key = request.get('Idempotency-Key');
  if (key === undefined) return undefined;
  return { key, fingerprint: createHash('sha256').update(JSON.stringify(asked)).digest('base64url') };
}
