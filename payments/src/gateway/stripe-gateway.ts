import { type Logger, pause, systemClock } from '@ticketing/common';
import Stripe from 'stripe';
import type { CardSource, Outcome, PaymentGateway } from './payment-gateway.js';
import { EXPANDED, gist, hasCode, outcomeOf, outcomeOfError, paymentOf } from './stripe-answers.js';
import { noticeOf, verifiedEvent } from './stripe-notices.js';
import { rethrow, stripeRefunds } from './stripe-refunds.js';

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

/** The longest pause of the library before its first repetition, in milliseconds. */
const LONGEST_PAUSE = 500;
/** How far Stripe's clock may be from ours, in seconds. */
const CLOCK_SKEW = 300;

const toSeconds = (time: Date) => Math.floor(time.getTime() / 1000);

/** Payments through the official library, at the API version that the library pins. Nothing outside of this folder imports it. */
export function createStripeGateway(options: StripeGatewayOptions): PaymentGateway {
  // Twice four seconds and the pause between: a buyer has an answer within ten, whatever Stripe does.
  const { key, webhookSecret, apiBase, httpClient, logger, timeout = 4_000, retries = 1 } = options;
  const stripe = new Stripe(key, {
    timeout,
    maxNetworkRetries: retries,
    ...(httpClient && { httpClient }),
    ...serverAt(apiBase),
  });
  const patience = (timeout + LONGEST_PAUSE) * (1 + retries);

  /** Keeps the error itself from going further: it holds the request's payment method. */
  const noteAndForget = (context: object, error: unknown) =>
    logger.warn({ ...context, stripe: gist(error) }, 'Stripe did not do what it was asked');

  async function listedIntent(chargeId: string, createdAt: Date) {
    // Lists are strongly consistent; a search by metadata may lag by a minute.
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
        return await within(patience, call.then(outcomeOf));
      } catch (error) {
        const outcome = outcomeOfError(error);
        if (outcome.kind === 'unknown' || !outcome.failure.declined) noteAndForget({ chargeId }, error);
        return outcome;
      }
    },

    async find({ chargeId, createdAt, intentId }) {
      try {
        const intent = intentId
          ? await stripe.paymentIntents.retrieve(intentId, { expand: EXPANDED })
          : await listedIntent(chargeId, createdAt);
        return intent ? outcomeOf(intent) : { kind: 'none' };
      } catch (error) {
        noteAndForget({ chargeId, intentId }, error);
        return { kind: 'unknown' };
      }
    },

    async cancel(intentId) {
      try {
        return outcomeOf(await stripe.paymentIntents.cancel(intentId, { expand: EXPANDED }));
      } catch (error) {
        noteAndForget({ intentId }, error);
        return { kind: 'unknown' };
      }
    },

    ...stripeRefunds(stripe),

    async payment(intentId) {
      try {
        return paymentOf(await stripe.paymentIntents.retrieve(intentId, { expand: EXPANDED }));
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

/** The library's limit is one of silence: an answer that drips in could take for ever. */
async function within(milliseconds: number, call: Promise<Outcome>): Promise<Outcome> {
  const ended = new AbortController();
  const giveUp = pause(systemClock, milliseconds, ended.signal).then((): Outcome => ({ kind: 'unknown' }));
  try {
    return await Promise.race([call, giveUp]);
  } finally {
    ended.abort();
  }
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
