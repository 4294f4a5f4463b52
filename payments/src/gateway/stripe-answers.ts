import Stripe from 'stripe';
import type { Failure, NotPaid } from '../domain/charge.js';
import { cardNotAccepted, notCompleted, stripeUnavailable } from '../domain/failures.js';
import type { Outcome } from './payment-gateway.js';

const { StripeError, StripeCardError, StripeInvalidRequestError } = Stripe.errors;
const { StripeAuthenticationError, StripePermissionError } = Stripe.errors;

/** https://docs.stripe.com/payments/paymentintents/lifecycle */
export function outcomeOf({ id, status, last_payment_error: error }: Stripe.PaymentIntent): Outcome {
  if (status === 'succeeded') return { kind: 'paid', intentId: id };
  if (status === 'canceled') return { kind: 'not-paid', intentId: id, failure: notCompleted };
  if (status !== 'requires_payment_method' || !error) return { kind: 'open', intentId: id };
  const failure = error.type === 'card_error' ? declined(error) : notCompleted;
  return { kind: 'not-paid', intentId: id, failure };
}

/** https://docs.stripe.com/error-handling: which errors are an answer, and which leave everything open. */
export function outcomeOfError(error: unknown): NotPaid | { kind: 'unknown' } {
  if (error instanceof StripeCardError) {
    return { kind: 'not-paid', intentId: error.payment_intent?.id, failure: declined(error) };
  }
  if (error instanceof StripeInvalidRequestError) {
    return { kind: 'not-paid', failure: cardNotAccepted(error.code ?? 'invalid_request') };
  }
  if (error instanceof StripeAuthenticationError || error instanceof StripePermissionError) {
    return { kind: 'not-paid', failure: stripeUnavailable };
  }
  // Too many requests (429) is no answer either: it may be said to the repetition of a call that was carried out.
  return { kind: 'unknown' };
}

interface CardError {
  code?: string | undefined;
  decline_code?: string | undefined;
  message?: string | undefined;
}

const declined = ({ code, decline_code, message }: CardError): Failure => ({
  declined: true,
  code: code ?? 'card_declined',
  declineCode: decline_code,
  message: message ?? 'Your card was declined.',
});

/** Whether the money of a refund is back or will be. */
export const isOnItsWay = ({ status }: Stripe.Refund) => status !== 'failed' && status !== 'canceled';

export const hasCode = (error: unknown, code: string) => error instanceof StripeError && error.code === code;

/** What may be logged of an error. Its message may quote a token, and the rest of it a payment method. */
export function gist(error: unknown) {
  if (!(error instanceof StripeError)) return { type: error instanceof Error ? error.name : 'unknown' };
  const { type, code, decline_code: declineCode, statusCode, requestId, detail } = error;
  return { type, code, declineCode, statusCode, requestId, cause: (detail as { code?: string })?.code };
}
