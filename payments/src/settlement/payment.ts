import type { Refusal } from '../domain/order.js';
import type { Authentication, Outcome } from '../gateway/payment-gateway.js';
import type { ChargeDocument } from '../models/charges.js';

/**
 * What a request to pay comes to: the attempt in whatever state it is by now, with what the buyer's browser needs if
 * it has to authenticate, or why none was made.
 */
export type Payment =
  | { kind: 'attempted'; charge: ChargeDocument; authentication?: Authentication | undefined }
  | { kind: 'refused'; refusal: Refusal | 'key-reused' };

export const refused = (refusal: Refusal | 'key-reused'): Payment => ({ kind: 'refused', refusal });

export const attempted = (charge: ChargeDocument, outcome?: Outcome | { kind: 'none' }): Payment => ({
  kind: 'attempted',
  charge,
  authentication:
    outcome?.kind === 'requires-action' && charge.status === 'created' ? outcome.authentication : undefined,
});
