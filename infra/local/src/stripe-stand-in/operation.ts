import type { ApiError } from './errors.js';
import type { Ledger } from './ledger.js';
import type { Params } from './params.js';
import type { LedgerRecord } from './records.js';

export interface ApiRequest {
  params: Params;
  /** The object that the path names, in `/v1/payment_intents/:id/confirm`. */
  id: string;
  /** Where this stand-in is reached, for the address of its authentication page. */
  origin: string;
}

export type EventType =
  | 'payment_intent.requires_action'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'payment_intent.canceled'
  | 'charge.refunded'
  | 'charge.refund.updated'
  | 'charge.dispute.created'
  | 'refund.updated'
  | 'refund.failed';

/** What an operation changes and what it answers: the record of the id `shows`, or `error` if it comes to that. */
export interface Outcome {
  records: LedgerRecord[];
  events: { type: EventType; of: string }[];
  shows: string;
  error?: ApiError;
}

/** `now` is in Stripe's unit, seconds. */
export type Act = (ledger: Ledger, now: number) => Outcome;

/**
 * An operation reads its parameters first and returns what remains to be done. What it throws at the first step was
 * never begun, so Stripe does not remember it under the idempotency key; what comes of the second step it does.
 */
export type Operation = (request: ApiRequest) => { act: Act; expand: string[] };

/** A request that changes nothing. */
export type Query = (request: ApiRequest) => (ledger: Ledger) => unknown;
