import type { Logger } from '@ticketing/common';
import type Stripe from 'stripe';
import type { CardSource, PaymentGateway } from './payment-gateway.js';
import { EXPANDED, gist, hasCode, outcomeOf, outcomeOfError, paymentOf } from './stripe-answers.js';
import { openStripe, type StripeOptions } from './stripe-connection.js';
import { noticeOf, verifiedEvent } from './stripe-notices.js';
import { rethrow, stripeRefunds } from './stripe-refunds.js';

export interface StripeGatewayOptions extends StripeOptions {
  /** Without one no webhook is believed. */
  webhookSecret?: string | undefined;
  logger: Logger;
}

/** How far Stripe's clock may be from ours, in seconds. */
const CLOCK_SKEW = 300;

const toSeconds = (time: Date) => Math.floor(time.getTime() / 1000);

/** Payments through the official library, at the API version that the library pins. Nothing outside of this folder imports it but tests. */
export function createStripeGateway({
  webhookSecret,
  logger,
  ...options
}: StripeGatewayOptions): PaymentGateway {
  const connection = openStripe(options);
  const { stripe, patience, inTime } = connection;
  const retrieve = (intentId: string) =>
    inTime(stripe.paymentIntents.retrieve(intentId, { expand: EXPANDED }));

  /** Keeps the error itself from going further: it holds the request's payment method. */
  const noteAndForget = (context: object, error: unknown) =>
    logger.warn({ ...context, stripe: gist(error) }, 'Stripe did not do what it was asked');

  async function listedIntent(chargeId: string, createdAt: Date) {
    // Lists are strongly consistent; a search by metadata may lag by a minute.
    // Without an end: a process that was frozen may have asked Stripe long after it had begun.
    const created = { gte: toSeconds(createdAt) - CLOCK_SKEW };
    for await (const intent of stripe.paymentIntents.list({ created, ...LISTED })) {
      if (intent.metadata.chargeId === chargeId) return intent;
    }
    return undefined;
  }

  return {
    patience,

    async pay({ chargeId, orderId, amount, currency, source }) {
      const call = stripe.paymentIntents.create(
        {
          amount,
          currency,
          confirm: true,
          automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
          metadata: { orderId, chargeId },
          expand: EXPANDED,
          ...methodOf(source),
        },
        { idempotencyKey: `charge-${chargeId}` },
      );
      try {
        return outcomeOf(await inTime(call));
      } catch (error) {
        const outcome = outcomeOfError(error);
        if (outcome.kind === 'unknown' || !outcome.failure.declined) noteAndForget({ chargeId }, error);
        return outcome;
      }
    },

    async find({ chargeId, createdAt, intentId }) {
      try {
        const intent = await (intentId ? retrieve(intentId) : inTime(listedIntent(chargeId, createdAt)));
        return intent ? outcomeOf(intent) : { kind: 'none' };
      } catch (error) {
        noteAndForget({ chargeId, intentId }, error);
        return { kind: 'unknown' };
      }
    },

    async cancel(intentId) {
      try {
        const canceled = stripe.paymentIntents.cancel(intentId, { expand: EXPANDED });
        // Refused where it has ended before: as what, is to be seen.
        const intent = await inTime(canceled).catch((error: unknown) => {
          if (hasCode(error, 'payment_intent_unexpected_state')) return retrieve(intentId);
          throw error;
        });
        return outcomeOf(intent);
      } catch (error) {
        noteAndForget({ intentId }, error);
        return { kind: 'unknown' };
      }
    },

    ...stripeRefunds(connection),

    async payment(intentId) {
      try {
        return paymentOf(await retrieve(intentId));
      } catch (error) {
        if (hasCode(error, 'resource_missing')) return undefined;
        return rethrow('payment not found')(error);
      }
    },

    async *payments(from, until) {
      const created = { gte: toSeconds(from), lt: toSeconds(until) };
      try {
        for await (const intent of stripe.paymentIntents.list({ created, ...LISTED })) {
          const payment = paymentOf(intent);
          if (payment) yield payment;
        }
      } catch (error) {
        rethrow('payments not listed')(error);
      }
    },

    readNotice: (body, signature) => noticeOf(verifiedEvent(body, signature, webhookSecret)),
  };
}

const LISTED = { limit: 100, expand: EXPANDED.map((field) => `data.${field}`) };

/** A token is turned into a payment method by the same call, which the library's types leave out. */
function methodOf(source: CardSource): Partial<Stripe.PaymentIntentCreateParams> {
  if ('paymentMethodId' in source) return { payment_method: source.paymentMethodId };
  const card = { type: 'card' as const, card: { token: source.token } };
  return { payment_method_data: card as Stripe.PaymentIntentCreateParams.PaymentMethodData };
}
