import type { Verdict } from '../domain/charge.js';

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

/**
 * What is known of an attempt. `open`: Stripe still waits, for the buyer or the bank.
 * `unknown`: no answer, or one that says nothing; the money may have been taken.
 */
export type Outcome = Verdict | { kind: 'open'; intentId: string } | { kind: 'unknown' };

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

/** What Stripe tells by itself: something has become of the attempt `chargeId`. */
interface Notice {
  chargeId: string;
  intentId: string;
}

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
  /** Ends an attempt that is open, for good. Never rejects. */
  cancel(intentId: string): Promise<Outcome>;
  /** Gives back all that was taken, at most once. @throws {GatewayError} */
  refund(request: RefundRequest): Promise<{ id: string; amount: number }>;
  /**
   * Reads a webhook's body as it was sent; undefined for what is no concern of a charge.
   * @throws {GatewayError} when the signature is wrong or old.
   */
  readNotice(body: Buffer, signature: string): Notice | undefined;
}
