import { confirm, type ReturnPath } from './confirmation.js';
import { invalidRequest, noSuch, unexpectedState } from './errors.js';
import { DRAFT_PARAMS, newIntent, readDraft } from './intent-draft.js';
import type { Ledger } from './ledger.js';
import type { Operation } from './operation.js';
import type { Params } from './params.js';
import { methodSource, resolveMethod } from './payment-methods.js';
import { expansions } from './present.js';
import type { IntentRecord } from './records.js';
import { paymentIntentResource } from './resources/payment-intent.js';

const CONFIRM_PARAMS = ['expand', 'payment_method', 'payment_method_data', 'return_url', 'use_stripe_sdk'];
const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
];
const CANCELLATION_REASONS = ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'] as const;

export const createPaymentIntent: Operation = ({ params, origin }) => {
  params.only(...DRAFT_PARAMS, ...CONFIRM_PARAMS, 'confirm');
  const draft = readDraft(params);
  const confirmsAtOnce = params.boolean('confirm') ?? false;
  const source = methodSource(params);
  const path = returnPath(params, origin);
  return {
    expand: expansions(params, 'payment_intent'),
    act: (ledger, now) => {
      const method = source && resolveMethod(source, ledger, now);
      const intent = newIntent(draft, method?.id, now);
      if (confirmsAtOnce) return confirm(intent, confirmable(intent, method, path), path, now);
      return { records: method ? [method, intent] : [intent], events: [], shows: intent.id };
    },
  };
};

export const confirmPaymentIntent: Operation = ({ params, id, origin }) => {
  params.only(...CONFIRM_PARAMS);
  const source = methodSource(params);
  const path = returnPath(params, origin);
  return {
    expand: expansions(params, 'payment_intent'),
    act: (ledger, now) => {
      const intent = findIntent(ledger, id);
      if (intent.status === 'succeeded') {
        throw unexpectedState(
          'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
          paymentIntentResource(intent),
        );
      }
      requireStatus(intent, CONFIRMABLE, 'confirm', 'confirmed');
      const known = intent.payment_method ? { id: intent.payment_method } : undefined;
      const chosen = source ?? known;
      const method = chosen && resolveMethod(chosen, ledger, now);
      return confirm(intent, confirmable(intent, method, path), path, now);
    },
  };
};

export const cancelPaymentIntent: Operation = ({ params, id }) => {
  params.only('cancellation_reason', 'expand');
  const reason = params.choice('cancellation_reason', CANCELLATION_REASONS) ?? null;
  return {
    expand: expansions(params, 'payment_intent'),
    act: (ledger, now) => {
      const intent = findIntent(ledger, id);
      requireStatus(intent, CANCELABLE, 'cancel', 'canceled');
      const canceled: IntentRecord = {
        ...intent,
        status: 'canceled',
        canceled_at: now,
        cancellation_reason: reason,
        next_action: null,
      };
      return {
        records: [canceled],
        events: [{ type: 'payment_intent.canceled', of: id }],
        shows: id,
      };
    },
  };
};

const returnPath = (params: Params, origin: string): ReturnPath => ({
  origin,
  returnUrl: params.url('return_url'),
  useStripeSdk: params.boolean('use_stripe_sdk'),
});

/** The method, if the intent can be confirmed with it. */
function confirmable<T>(intent: IntentRecord, method: T | undefined, { returnUrl }: ReturnPath): T {
  if (!method) {
    throw unexpectedState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the " +
        'PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment ' +
        'method or ConfirmationToken.',
      paymentIntentResource(intent),
    );
  }
  if (intent.automatic_payment_methods?.allow_redirects === 'always' && !returnUrl) {
    throw invalidRequest(
      'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these ' +
        "payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't " +
        'want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and ' +
        '`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
      { payment_intent: paymentIntentResource(intent) },
    );
  }
  return method;
}

/** @throws Stripe's 404. */
export function findIntent(ledger: Ledger, id: string): IntentRecord {
  const intent = ledger.payment_intent.get(id);
  if (!intent) throw noSuch('payment_intent', id, 'intent', 404);
  return intent;
}

function requireStatus(intent: IntentRecord, allowed: readonly string[], verb: string, done: string): void {
  if (allowed.includes(intent.status)) return;
  throw unexpectedState(
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. ` +
      `Only a PaymentIntent with one of the following statuses may be ${done}: ${allowed.join(', ')}.`,
    paymentIntentResource(intent),
  );
}
