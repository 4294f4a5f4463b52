import { chargeCard } from './confirmation.js';
import { docUrl, invalidRequest, noSuch } from './errors.js';
import type { Ledger } from './ledger.js';
import type { Outcome } from './operation.js';
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
  const intent = ledger.payment_intent.get(intentId);
  if (!intent) throw noSuch('payment_intent', intentId, 'intent', 404);
  if (intent.status === 'requires_action') return intent;
  throw invalidRequest(`This PaymentIntent waits for no authentication: its status is ${intent.status}.`);
}

/** Where the buyer's browser goes from the authentication page, as Stripe.js reads it on arrival. */
export function returnAddress(
  { next_action, id, client_secret }: IntentRecord,
  passed: boolean,
): string | undefined {
  const returnUrl = next_action?.redirect_to_url?.return_url;
  if (!returnUrl) return undefined;
  const address = new URL(returnUrl);
  address.searchParams.set('payment_intent', id);
  address.searchParams.set('payment_intent_client_secret', String(client_secret));
  address.searchParams.set('redirect_status', passed ? 'succeeded' : 'failed');
  return address.href;
}

export const authenticationPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>3-D Secure test page</title>
<body style="font-family: system-ui; max-width: 28rem; margin: 4rem auto; padding: 0 1rem">
<h1>3-D Secure test page</h1>
<p>Here the buyer's bank would ask for a code. This one asks you how it went.</p>
<form method="post">
<button name="outcome" value="complete">Complete</button>
<button name="outcome" value="fail">Fail</button>
</form>
`;
