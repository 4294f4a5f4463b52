import { chargeCard } from './confirmation.js';
import { docUrl, invalidRequest, noSuch } from './errors.js';
import type { Ledger } from './ledger.js';
import type { Outcome } from './operation.js';
import { findIntent } from './payment-intents.js';
import type { IntentRecord } from './records.js';
import { paymentMethodResource } from './resources/payment-method.js';

/** What comes of the buyer's passing or failing 3-D Secure, of which Stripe's own page would tell Stripe. */
export function authenticate(ledger: Ledger, intentId: string, passed: boolean, now: number): Outcome {
  const intent = waitingIntent(ledger, intentId);
  const method = ledger.payment_method.get(String(intent.payment_method));
  if (!method) throw noSuch('PaymentMethod', String(intent.payment_method), 'payment_method');
  if (passed) return chargeCard(intent, method, now, true);

  const code = 'payment_intent_authentication_failure';
  const failed: IntentRecord = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: {
      type: 'invalid_request_error',
      code,
      doc_url: docUrl(code),
      message:
        'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new ' +
        'PaymentMethod to attempt to fulfill this PaymentIntent again.',
      payment_method: paymentMethodResource(method),
    },
  };
  return {
    records: [failed],
    events: [{ type: 'payment_intent.payment_failed', of: intentId }],
    shows: intentId,
  };
}

export function waitingIntent(ledger: Ledger, intentId: string): IntentRecord {
  const intent = findIntent(ledger, intentId);
  if (intent.status === 'requires_action') return intent;
  throw invalidRequest(`This PaymentIntent waits for no authentication: its status is ${intent.status}.`);
}

/** Where the buyer's browser goes from the authentication page, as Stripe.js reads it on arrival. */
export function returnAddress(returnUrl: string, { id, client_secret, status }: IntentRecord): string {
  const address = new URL(returnUrl);
  address.searchParams.set('payment_intent', id);
  address.searchParams.set('payment_intent_client_secret', String(client_secret));
  address.searchParams.set('redirect_status', status === 'succeeded' ? 'succeeded' : 'failed');
  return address.href;
}
