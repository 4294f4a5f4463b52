import { ApiError, docUrl } from './errors.js';
import { newId } from './ids.js';
import type { Outcome } from './operation.js';
import type { ChargeRecord, DisputeRecord, IntentRecord, PaymentMethodRecord } from './records.js';
import { paymentIntentResource } from './resources/payment-intent.js';
import { paymentMethodResource } from './resources/payment-method.js';
import { cardNamed, type Decline } from './test-cards.js';

export interface ReturnPath {
  origin: string;
  returnUrl?: string;
  useStripeSdk?: boolean;
}

/** What comes of confirming an intent with a card: the buyer must authenticate first, or the card is charged. */
export function confirm(
  intent: IntentRecord,
  method: PaymentMethodRecord,
  path: ReturnPath,
  now: number,
): Outcome {
  if (!cardNamed(method.card).needsAuthentication) return chargeCard(intent, method, now);
  const waiting: IntentRecord = {
    ...intent,
    status: 'requires_action',
    payment_method: method.id,
    next_action: authenticationPage(intent.id, path),
  };
  return {
    records: [method, waiting],
    events: [{ type: 'payment_intent.requires_action', of: intent.id }],
    shows: intent.id,
  };
}

export function chargeCard(
  intent: IntentRecord,
  method: PaymentMethodRecord,
  now: number,
  authenticated = false,
): Outcome {
  const { decline, isDisputed } = cardNamed(method.card);
  const attempt: ChargeRecord = {
    id: newId('ch'),
    object: 'charge',
    created: now,
    amount: intent.amount,
    amount_refunded: 0,
    authenticated,
    card: method.card,
    currency: intent.currency,
    description: intent.description,
    disputed: false,
    failure_code: null,
    failure_message: null,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: method.id,
    receipt_email: intent.receipt_email,
    status: 'succeeded',
  };
  if (decline) return declined(intent, method, attempt, decline);
  const outcome = succeeded(intent, method, attempt);
  return isDisputed ? withDispute(outcome, attempt, now) : outcome;
}

function succeeded(intent: IntentRecord, method: PaymentMethodRecord, charge: ChargeRecord): Outcome {
  const paid: IntentRecord = {
    ...intent,
    status: 'succeeded',
    latest_charge: charge.id,
    payment_method: method.id,
    next_action: null,
    last_payment_error: null,
  };
  return {
    records: [method, charge, paid],
    events: [{ type: 'payment_intent.succeeded', of: intent.id }],
    shows: intent.id,
  };
}

function declined(
  intent: IntentRecord,
  method: PaymentMethodRecord,
  attempt: ChargeRecord,
  { code, declineCode, message, param }: Decline,
): Outcome {
  const failed: ChargeRecord = {
    ...attempt,
    status: 'failed',
    failure_code: code,
    failure_message: message,
  };
  const error = {
    type: 'card_error',
    code,
    decline_code: declineCode,
    message,
    ...(param && { param }),
    charge: failed.id,
    payment_method: paymentMethodResource(method),
  } as const;
  const unpaid: IntentRecord = {
    ...intent,
    status: 'requires_payment_method',
    latest_charge: failed.id,
    payment_method: null,
    next_action: null,
    last_payment_error: { ...error, doc_url: docUrl(code) },
  };
  return {
    records: [method, failed, unpaid],
    events: [{ type: 'payment_intent.payment_failed', of: intent.id }],
    shows: intent.id,
    error: new ApiError(402, { ...error, payment_intent: paymentIntentResource(unpaid) }),
  };
}

function withDispute(outcome: Outcome, charge: ChargeRecord, now: number): Outcome {
  const dispute: DisputeRecord = {
    id: newId('du'),
    object: 'dispute',
    created: now,
    amount: charge.amount,
    charge: charge.id,
    currency: charge.currency,
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  };
  return {
    ...outcome,
    records: [...outcome.records, { ...charge, disputed: true }, dispute],
    events: [...outcome.events, { type: 'charge.dispute.created', of: dispute.id }],
  };
}

function authenticationPage(
  intentId: string,
  { origin, returnUrl, useStripeSdk }: ReturnPath,
): IntentRecord['next_action'] {
  const url = `${origin}/test/payment_intents/${intentId}/authentication`;
  return returnUrl && !useStripeSdk
    ? { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } }
    : { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } };
}
