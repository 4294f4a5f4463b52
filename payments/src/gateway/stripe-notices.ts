import Stripe from 'stripe';
import { GatewayError, type Notice } from './payment-gateway.js';

/** How far a webhook's time may be from ours, in seconds: Stripe's own default, against replays of what was overheard. */
const TOLERANCE = 300;

/** @throws {GatewayError} when the signature is wrong or old. */
export function verifiedEvent(body: Buffer, signature: string, secret: string | undefined): Stripe.Event {
  if (secret === undefined) throw new GatewayError('no webhook secret is configured');
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE);
  } catch {
    throw new GatewayError('the signature of the webhook is not valid');
  }
}

/** What an event tells us; undefined for one that is no concern of a charge of ours. */
export function noticeOf(event: Stripe.Event): Notice | undefined {
  const about = (object: Subject) => noticed(event.id, object);
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled':
    case 'payment_intent.requires_action': {
      const { id, metadata } = event.data.object;
      return metadata.chargeId
        ? { kind: 'attempt-changed', ...about({ payment_intent: id, metadata }) }
        : undefined;
    }
    case 'charge.refunded': {
      const charge = event.data.object;
      return charge.metadata.chargeId ? { kind: 'refunded', ...about(charge) } : undefined;
    }
    case 'refund.failed': {
      const refund = event.data.object;
      return refund.payment_intent
        ? { kind: 'refund-failed', refundId: refund.id, ...about({ payment_intent: refund.payment_intent }) }
        : undefined;
    }
    case 'charge.dispute.created': {
      const { id, reason, amount, payment_intent } = event.data.object;
      return payment_intent
        ? { kind: 'disputed', dispute: { id, reason, amount }, ...about({ payment_intent }) }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** What an event is about. A dispute and a refund carry no metadata of ours. */
interface Subject {
  payment_intent: string | { id: string } | null;
  metadata?: Stripe.Metadata;
}

function noticed(eventId: string, { payment_intent, metadata }: Subject) {
  const intentId = typeof payment_intent === 'string' ? payment_intent : (payment_intent?.id ?? '');
  return { eventId, intentId, chargeId: metadata?.chargeId };
}
