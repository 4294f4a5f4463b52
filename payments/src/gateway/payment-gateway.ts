import type { Dispute, Verdict } from '../domain/charge.js';
import type { StripePayment } from '../domain/comparison.js';
import type { MadeRefund } from '../domain/refund.js';

/** How the buyer pays: a PaymentMethod of the Payment Element, or a token of the older card form. */
export type CardSource = { paymentMethodId: string } | { token: string };

interface Payment {
  chargeId: string;
  orderId: string;
  /** Cents. */
  amount: number;
  currency: string;
  source: CardSource;
}

/** What lets the buyer's browser authenticate. The secret is handed through, and never stored or logged. */
export interface Authentication {
  clientSecret: string;
  /** The page to go to where Stripe names one; otherwise Stripe.js knows what to do with the secret. */
  url?: string | undefined;
}

/**
 * What is known of an attempt. `requires-action`: the buyer has to authenticate. `open`: Stripe waits for the bank.
 * `unknown`: no answer, or one that says nothing; the money may have been taken.
 */
export type Outcome =
  | Verdict
  | { kind: 'requires-action'; intentId: string; authentication: Authentication }
  | { kind: 'open'; intentId: string }
  | { kind: 'unknown' };

export const hasEnded = (outcome: Outcome | { kind: 'none' }): outcome is Verdict =>
  outcome.kind === 'paid' || outcome.kind === 'not-paid';

/** An attempt by which Stripe can be asked for it. */
interface Attempt {
  chargeId: string;
  createdAt: Date;
  intentId?: string | undefined;
}

export interface RefundRequest {
  chargeId: string;
  intentId: string;
  /** How often it has been tried before. */
  attempts: number;
}

/** What Stripe tells by itself. `eventId` is the same however often it is told; `intentId` names the payment. */
export type Notice = { eventId: string; intentId: string; chargeId?: string | undefined } & (
  | { kind: 'attempt-changed' }
  | { kind: 'refunded' }
  | { kind: 'refund-failed'; refundId: string }
  | { kind: 'disputed'; dispute: Omit<Dispute, 'at'> }
);

/** Stripe could not do what was asked, or did not say so. Holds nothing of the request: it may be logged. */
export class GatewayError extends Error {
  override name = 'GatewayError';
}

/** The seam to Stripe. No method shows or logs what the buyer's card is known by. */
export interface PaymentGateway {
  /** Milliseconds within which every call ends, its repetitions included. */
  readonly patience: number;
  /** Takes the money, at most once for a charge however often it is asked. Never rejects. */
  pay(payment: Payment): Promise<Outcome>;
  /** What became of an attempt; `none` when Stripe has not heard of it. Never rejects. */
  find(attempt: Attempt): Promise<Outcome | { kind: 'none' }>;
  /** Ends an attempt that waits for somebody, for good. Never rejects. */
  cancel(intentId: string): Promise<Outcome>;
  /** Gives back all that was taken, at most once. @throws {GatewayError} */
  refund(request: RefundRequest): Promise<MadeRefund>;
  /** The refund that has given back all of an intent's money; undefined when there is none. @throws {GatewayError} */
  findRefund(intentId: string): Promise<MadeRefund | undefined>;
  /** A payment by its intent; undefined when this marketplace did not begin it. @throws {GatewayError} */
  payment(intentId: string): Promise<StripePayment | undefined>;
  /** Every payment that this marketplace began at Stripe within a time, newest first. @throws {GatewayError} */
  payments(from: Date, until: Date): AsyncIterable<StripePayment>;
  /**
   * Reads a webhook's body as it was sent; undefined for what is no concern of ours.
   * @throws {GatewayError} when the signature is wrong or old.
   */
  readNotice(body: Buffer, signature: string): Notice | undefined;
}
