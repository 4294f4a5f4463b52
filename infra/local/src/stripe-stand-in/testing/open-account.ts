import Stripe from 'stripe';
import { createStandIn, type StandInOptions } from '../create-stand-in.js';
import type { LedgerRecord } from '../records.js';
import type { SwitchSettings } from '../switches.js';

type Ledger = Record<'payment_intents' | 'charges' | 'refunds' | 'disputes', LedgerRecord[]> & {
  pending_webhooks: number;
};

/** How long anything may take to come about, in milliseconds. */
const WAIT_MS = 10_000;

/** A running stand-in, reached as the payments service reaches it: over HTTP, by the official library. */
export async function openAccount(options: StandInOptions = {}) {
  const standIn = createStandIn(options);
  const { url } = await standIn.start();
  const connect = (config: Stripe.StripeConfig = {}, key = 'sk_test_local') =>
    new Stripe(key, {
      host: '127.0.0.1',
      port: new URL(url).port,
      protocol: 'http',
      maxNetworkRetries: 0,
      ...config,
    });
  const ledger = async () => (await (await fetch(`${url}/test/ledger`)).json()) as Ledger;
  const post = (path: string, body: unknown) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    url,
    connect,
    stripe: connect(),
    stop: () => standIn.stop(),
    ledger,
    /** The ledger as soon as it is as wanted. */
    ledgerWhen: (isWanted: (ledger: Ledger) => boolean) => when(ledger, isWanted),
    /** Resolves as soon as the switches are as wanted. */
    switchesWhen: (isWanted: (settings: SwitchSettings) => boolean) =>
      when(async () => (await (await fetch(`${url}/test/switches`)).json()) as SwitchSettings, isWanted),
    switches: (changes: Partial<SwitchSettings>) => post('/test/switches', changes),
    authenticate: (id: string, outcome: string) =>
      post(`/test/payment_intents/${id}/authentication`, { outcome }),
  };
}

async function when<T>(read: () => Promise<T>, isWanted: (found: T) => boolean): Promise<T> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const found = await read();
    if (isWanted(found)) return found;
    if (Date.now() > deadline) throw new Error(`It has come no further than ${JSON.stringify(found)}`);
  }
}

export type Account = Awaited<ReturnType<typeof openAccount>>;

/** A payment of $20.00 by the course of the payments service: created and confirmed in one request. */
export const payment = (
  paymentMethod: string,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Stripe.PaymentIntentCreateParams => ({
  amount: 2000,
  currency: 'usd',
  confirm: true,
  payment_method: paymentMethod,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  ...more,
});

/** The error that Stripe's library makes of the answer. */
export async function errorOf(request: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await request.then(
    () => new Error('The request succeeded'),
    (reason) => reason,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
}
