import Stripe from 'stripe';
import type { Card, Failure, NotPaid } from '../domain/charge.js';
import type { StripePayment } from '../domain/comparison.js';
import {
  authenticationFailed,
  cardNotAccepted,
  notCompleted,
  stripeUnavailable,
} from '../domain/failures.js';
import type { Authentication, Outcome } from './payment-gateway.js';

const { StripeError, StripeCardError, StripeInvalidRequestError } = Stripe.errors;
const { StripeAuthenticationError, StripePermissionError } = Stripe.errors;

/** By these Stripe says that it has done nothing, for reasons that no buyer can mend. */
const REFUSALS = [StripeAuthenticationError, StripePermissionError, StripeInvalidRequestError];

/** What of an intent every answer is to contain: the charge has the card. */
export const EXPANDED = ['latest_charge'];

/** https://docs.stripe.com/payments/paymentintents/lifecycle */
export function outcomeOf(intent: Stripe.PaymentIntent): Outcome {
  const { id: intentId, status, last_payment_error: error } = intent;
  switch (status) {
    case 'succeeded':
      return { kind: 'paid', intentId, card: cardOf(intent) };
    case 'canceled':
      return { kind: 'not-paid', intentId, failure: error ? failureOf(error) : notCompleted };
    case 'requires_action':
      return { kind: 'requires-action', intentId, authentication: authenticationOf(intent) };
    case 'requires_payment_method':
      return error ? { kind: 'not-paid', intentId, failure: failureOf(error) } : { kind: 'open', intentId };
    default:
      return { kind: 'open', intentId };
  }
}

function cardOf({ latest_charge: charge }: Stripe.PaymentIntent): Card | undefined {
  if (charge === null || typeof charge === 'string') return undefined;
  const { brand, last4 } = charge.payment_method_details?.card ?? {};
  return brand && last4 ? { brand, last4 } : undefined;
}

function authenticationOf({ client_secret, next_action }: Stripe.PaymentIntent): Authentication {
  const { redirect_to_url: redirect, use_stripe_sdk: sdk } = next_action ?? {};
  // The type of use_stripe_sdk is open by Stripe's intention. Where it holds a page, the page is all there is to it.
  const { type, stripe_js: page } = (sdk ?? {}) as { type?: unknown; stripe_js?: unknown };
  const sdkUrl = type === 'three_d_secure_redirect' && typeof page === 'string' ? page : undefined;
  return { clientSecret: client_secret ?? '', url: redirect?.url ?? sdkUrl };
}

function failureOf(error: Stripe.PaymentIntent.LastPaymentError): Failure {
  if (error.type === 'card_error') return declined(error);
  return error.code === 'payment_intent_authentication_failure' ? authenticationFailed : notCompleted;
}

/** https://docs.stripe.com/error-handling: which errors are an answer, and which leave everything open. */
export function outcomeOfError(error: unknown): NotPaid | { kind: 'unknown' } {
  if (error instanceof StripeCardError) {
    return { kind: 'not-paid', intentId: error.payment_intent?.id, failure: declined(error) };
  }
  if (error instanceof StripeInvalidRequestError && isAboutCard(error)) {
    return { kind: 'not-paid', failure: cardNotAccepted(error.code ?? 'invalid_request') };
  }
  if (REFUSALS.some((type) => error instanceof type)) {
    return { kind: 'not-paid', failure: stripeUnavailable };
  }
  // Too many requests (429) is no answer either: it may be said to the repetition of a call that was carried out.
  return { kind: 'unknown' };
}

const isAboutCard = ({ param, code = '' }: { param?: string | undefined; code?: string | undefined }) =>
  param?.startsWith('payment_method') || code.startsWith('payment_method') || code.startsWith('token');

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

/** An intent for the comparison of our books with Stripe's; undefined for one that this marketplace did not make. */
export function paymentOf(intent: Stripe.PaymentIntent): StripePayment | undefined {
  const { id: intentId, metadata, status, currency, amount_received: amount, latest_charge: charge } = intent;
  if (!metadata.chargeId) return undefined;
  const amountRefunded = charge === null || typeof charge === 'string' ? 0 : charge.amount_refunded;
  return {
    chargeId: metadata.chargeId,
    intentId,
    paid: status === 'succeeded',
    amount,
    currency,
    amountRefunded,
  };
}

/** Whether the money of a refund is back or will be. */
export const isOnItsWay = ({ status }: Stripe.Refund) => status !== 'failed' && status !== 'canceled';

export const hasCode = (error: unknown, code: string) => error instanceof StripeError && error.code === code;

/** What may be logged of an error. Its message may quote a token, and the rest of it a payment method. */
export function gist(error: unknown) {
  if (!(error instanceof StripeError)) return { type: error instanceof Error ? error.name : 'unknown' };
  const { type, code, decline_code: declineCode, statusCode, requestId, detail } = error;
  return { type, code, declineCode, statusCode, requestId, cause: (detail as { code?: string })?.code };
}
