import type { Logger } from '@ticketing/common';
import Stripe from 'stripe';
import { type CardSource, GatewayError, type PaymentGateway, type RefundRequest } from './payment-gateway.js';
import { gist, hasCode, isOnItsWay, outcomeOf, outcomeOfError } from './stripe-answers.js';

export interface StripeGatewayOptions {
  key: string;
  /** Without one no webhook is believed. */
  webhookSecret?: string | undefined;
  /** Another server that speaks Stripe's API. */
  apiBase?: string | undefined;
  logger: Logger;
  /** What carries requests to Stripe, instead of sockets. */
  httpClient?: Stripe.HttpClient | undefined;
  /** Milliseconds without an answer after which a call is given up. */
  timeout?: number;
  /** How often a call is repeated under its idempotency key. */
  retries?: number;
}

/** The longest pause of the library before its first repetitions, in milliseconds. */
const LONGEST_PAUSE = 1_000;
/** How far Stripe's clock may be from ours, in seconds. */
const CLOCK_SKEW = 300;

/** Payments through the official library, at the API version that the library pins. Nothing outside of this folder imports it. */
export function createStripeGateway(options: StripeGatewayOptions): PaymentGateway {
  const { key, webhookSecret, apiBase, httpClient, logger, timeout = 8_000, retries = 1 } = options;
  const stripe = new Stripe(key, {
    timeout,
    maxNetworkRetries: retries,
    ...(httpClient && { httpClient }),
    ...serverAt(apiBase),
  });

  /** Keeps the error itself from going further: it holds the request's payment method. */
  const noteAndForget = (context: object, error: unknown) =>
    logger.warn({ ...context, stripe: gist(error) }, 'Stripe did not do what it was asked');

  async function listedIntent(chargeId: string, createdAt: Date) {
    // Lists are strongly consistent; a search by metadata may lag by a minute.
    const from = Math.floor(createdAt.getTime() / 1000) - CLOCK_SKEW;
    for await (const intent of stripe.paymentIntents.list({ created: { gte: from }, limit: 100 })) {
      if (intent.metadata.chargeId === chargeId) return intent;
    }
    return undefined;
  }

  /**
   * Gives back all that was taken, or finds the refund that has. Stripe repeats its first answer to a key, a 500 too,
   * for a day: each new attempt has its own. That is safe, as Stripe refuses to give back more than was taken.
   */
  async function refundAll({ chargeId, intentId, attempts }: RefundRequest): Promise<Stripe.Refund> {
    try {
      return await stripe.refunds.create(
        { payment_intent: intentId, metadata: { chargeId } },
        { idempotencyKey: `refund-${chargeId}-${attempts}` },
      );
    } catch (error) {
      if (!hasCode(error, 'charge_already_refunded')) throw error;
      const { data } = await stripe.refunds.list({ payment_intent: intentId, limit: 100 });
      const earlier = data.find(isOnItsWay);
      if (!earlier) throw error;
      return earlier;
    }
  }

  return {
    patience: (timeout + LONGEST_PAUSE) * (1 + retries),

    async pay({ chargeId, orderId, amount, currency, source }) {
      try {
        const intent = await stripe.paymentIntents.create(
          {
            amount,
            currency,
            confirm: true,
            automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
            metadata: { orderId, chargeId },
            ...methodOf(source),
          },
          { idempotencyKey: `charge-${chargeId}` },
        );
        return outcomeOf(intent);
      } catch (error) {
        const outcome = outcomeOfError(error);
        if (outcome.kind === 'unknown' || !outcome.failure.declined) noteAndForget({ chargeId }, error);
        return outcome;
      }
    },

    async find({ chargeId, createdAt, intentId }) {
      try {
        const intent = intentId
          ? await stripe.paymentIntents.retrieve(intentId)
          : await listedIntent(chargeId, createdAt);
        return intent ? outcomeOf(intent) : { kind: 'none' };
      } catch (error) {
        noteAndForget({ chargeId, intentId }, error);
        return { kind: 'unknown' };
      }
    },

    async cancel(intentId) {
      try {
        return outcomeOf(await stripe.paymentIntents.cancel(intentId));
      } catch (error) {
        noteAndForget({ intentId }, error);
        return { kind: 'unknown' };
      }
    },

    async refund(request) {
      const refund = await refundAll(request).catch((error: unknown) => {
        throw new GatewayError(`refund failed: ${JSON.stringify(gist(error))}`);
      });
      if (!isOnItsWay(refund)) throw new GatewayError(`refund ${refund.id} ${refund.status}`);
      return { id: refund.id, amount: refund.amount };
    },

    readNotice(body, signature) {
      const event = verifiedEvent(body, signature, webhookSecret);
      if (event.type !== 'payment_intent.succeeded' && event.type !== 'payment_intent.payment_failed') {
        return undefined;
      }
      const { id, metadata } = event.data.object;
      return metadata.chargeId ? { chargeId: metadata.chargeId, intentId: id } : undefined;
    },
  };
}

function serverAt(apiBase: string | undefined): Stripe.StripeConfig {
  if (apiBase === undefined) return {};
  const { protocol, hostname, port } = new URL(apiBase);
  const isSecure = protocol === 'https:';
  return {
    protocol: isSecure ? 'https' : 'http',
    host: hostname,
    port: port || (isSecure ? 443 : 80),
  };
}

/** A token is turned into a payment method by the same call, which the library's types leave out. */
function methodOf(source: CardSource): Partial<Stripe.PaymentIntentCreateParams> {
  if ('paymentMethodId' in source) return { payment_method: source.paymentMethodId };
  const card = { type: 'card' as const, card: { token: source.token } };
  return { payment_method_data: card as Stripe.PaymentIntentCreateParams.PaymentMethodData };
}

function verifiedEvent(body: Buffer, signature: string, secret: string | undefined): Stripe.Event {
  if (secret === undefined) throw new GatewayError('no webhook secret is configured');
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret);
  } catch {
    throw new GatewayError('the signature of the webhook is not valid');
  }
}
