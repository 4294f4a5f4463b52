import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { within } from '@ticketing/common';
import Stripe from 'stripe';
import { GatewayError } from './payment-gateway.js';

export interface StripeOptions {
  key: string;
  /** Another server that speaks Stripe's API. */
  apiBase?: string | undefined;
  /** What carries requests to Stripe, instead of sockets. */
  httpClient?: Stripe.HttpClient | undefined;
  /** Milliseconds without an answer after which a call is given up. */
  timeout?: number;
  /** How often a call is repeated under its idempotency key. */
  retries?: number;
}

/** The longest pause of the library before its first repetition, in milliseconds. */
const LONGEST_PAUSE = 500;

/**
 * The library, and the milliseconds within which each of its calls ends, repetitions included: by default twice four
 * seconds and the pause between, so that a buyer has an answer within ten, whatever Stripe does.
 */
export function openStripe({ key, apiBase, httpClient, timeout = 4_000, retries = 1 }: StripeOptions) {
  const server = serverAt(apiBase);
  // The library's own time-out begins once it is connected. Where packets are dropped that takes minutes, after which
  // the request would still be sent: the agent's includes the way there.
  const options = { keepAlive: true, timeout };
  const agent = server.protocol === 'http' ? new HttpAgent(options) : new HttpsAgent(options);
  const stripe = new Stripe(key, {
    timeout,
    maxNetworkRetries: retries,
    httpClient: httpClient ?? Stripe.createNodeHttpClient(agent),
    ...server,
  });
  const patience = (timeout + LONGEST_PAUSE) * (1 + retries);
  const late = () => new GatewayError(`no answer within ${patience} ms`);
  return {
    stripe,
    patience,
    /** The limits of library and agent are ones of silence: an answer that drips in could take for ever. */
    inTime: <T>(call: Promise<T>) => within(patience, call, late),
  };
}

export type StripeConnection = ReturnType<typeof openStripe>;

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
