import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { createApp, ENDPOINTS } from './app.js';
import { Books, type Entry } from './books.js';
import { newId } from './ids.js';
import { Journal } from './journal.js';
import { RefundClearing } from './refund-clearing.js';
import { Switches } from './switches.js';
import { createHttpPost, type WebhookPost } from './webhook-post.js';
import { WebhookQueue } from './webhooks.js';

export interface StandInOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** A directory for what has been charged. Without one it is forgotten at the end. */
  dataDirectory?: string;
  /** The secret key that callers must present. */
  stripeKey?: string;
  /** Where events go: over HTTP to `url`, or by another way. */
  webhook?: { secret: string; retryMs?: number; attempts?: number } & (
    | { url: string }
    | { post: WebhookPost }
  );
  /** After how many milliseconds a refund that is to fail, or to succeed late, does so. */
  refundSettlesAfterMs?: number;
  now?: () => number;
}

export interface StandIn {
  /** For callers in the same process, who need no port. */
  app: Express;
  start(): Promise<{ url: string }>;
  stop(): Promise<void>;
}

/** A server that speaks Stripe's API and moves no money. */
export function createStandIn(options: StandInOptions = {}): StandIn {
  if (process.env.NODE_ENV === 'production') {
    throw new Error('The Stripe stand-in charges nobody, so it does not start with NODE_ENV=production');
  }
  const { port = 0, host = '127.0.0.1', stripeKey = 'sk_test_local', now = Date.now, webhook } = options;
  const journal = options.dataDirectory ? new Journal<Entry>(options.dataDirectory) : undefined;
  const stopping = new AbortController();
  const switches = new Switches(ENDPOINTS, stopping.signal);
  const webhooks =
    webhook &&
    new WebhookQueue({
      retryMs: 500,
      attempts: 20,
      ...webhook,
      post: 'url' in webhook ? createHttpPost(webhook.url) : webhook.post,
      switches,
      settled: (eventId) => books.settle(eventId),
    });
  const books = new Books(journal ?? { append: () => {} }, webhooks, now, (refund) => clearing.watch(refund));
  const clearing = new RefundClearing({
    ledger: books.ledger,
    settlesAfterMs: options.refundSettlesAfterMs ?? 1_000,
    settle: (outcome) => books.commit({ requestId: newId('req'), outcome, expand: [] }),
  });
  const app = createApp({ books, switches, stripeKey, webhooks });
  const server = createServer(app);
  // Longer than callers keep an idle connection, so that none is closed under a request.
  server.keepAliveTimeout = 65_000;
  let stopped: Promise<void> | undefined;

  const start = async () => {
    await journal?.open((entry) => books.apply(entry));
    server.listen(port, host);
    await once(server, 'listening');
    webhooks?.start();
    clearing.start();
    return { url: `http://${host}:${(server.address() as AddressInfo).port}` };
  };
  const stop = async () => {
    stopping.abort();
    clearing.stop();
    webhooks?.stop();
    await closed(server);
    journal?.close();
  };
  return { app, start, stop: () => (stopped ??= stop()) };
}

async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  const end = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await end;
}
