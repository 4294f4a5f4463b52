import { type Counts, type EventBus, limitsConfig } from '@ticketing/common';
import { createMemoryCounts, testJwtKey } from '@ticketing/common/testing';
import type { Service } from '@ticketing/local/topology';
import { createService as createAuth } from 'auth/service';
import { createService as createExpiration } from 'expiration/service';
import { createService as createOrders } from 'orders/service';
import { createStripeGateway } from 'payments/gateway';
import { createService as createPayments } from 'payments/service';
import { pino } from 'pino';
import type Stripe from 'stripe';
import { createService as createTickets } from 'tickets/service';
import type { Instance } from './instance.js';
import { CALL_LIMIT, WEBHOOK_SECRET } from './stripe.js';
import type { WakeUpQueue } from './wake-ups.js';

/** How long a ticket is locked, in seconds: short, for nothing but time passes meanwhile. */
export const RESERVATION_SECONDS = 15;

/** What a service gets instead of the outside world. */
export interface Surroundings {
  instance: Instance;
  bus: EventBus;
  stripe: Stripe.HttpClient;
  /** Whether payments is told by webhooks. */
  webhooks: boolean;
  wakeUps: ReturnType<WakeUpQueue['of']>;
  /** Gets the service's warnings and errors, a line of JSON each. */
  log: (line: string) => void;
  onFatal: (error: Error) => void;
}

/** Hashing is dear by design, and of no interest here. */
const passwords = {
  hash: async (password: string) => `the hash of ${password}`,
  saltedHash: async (text: string) => `the hash of ${text}`,
  matches: async (password: string, hash: string | undefined) => hash === `the hash of ${password}`,
};

/** Nobody reads mails here. */
const transport = { send: async () => {} };

const config = {
  PORT: 0,
  HOST: '127.0.0.1',
  LOG_LEVEL: 'silent' as const,
  MAX_REQUESTS: 250,
  // The database is lent, and the broker and Redis are not there.
  MONGO_URI: 'mongodb://simulation',
  NATS_URL: 'nats://simulation',
  NATS_CLUSTER_ID: 'simulation',
  NATS_CLIENT_ID: 'simulation',
  REDIS_URL: 'redis://simulation',
  JWT_KEY: testJwtKey,
  MAIL_FROM: 'no-reply@simulation',
  PUBLIC_URL: 'http://simulation',
  RATE_LIMITS: limitsConfig.RATE_LIMITS.parse(undefined),
  RESERVATION_SECONDS,
  STRIPE_KEY: 'sk_test_local',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_local',
};

/** The real services, each by its own createService. */
export function createService(name: Service, surroundings: Surroundings) {
  const { instance, bus, onFatal, wakeUps, log } = surroundings;
  const logger = pino({ level: 'warn', base: null, timestamp: false }, { write: log });
  const counts = createMemoryCounts(instance.clock);
  const overrides = { clock: instance.clock, bus, logger, counts, onFatal };
  switch (name) {
    case 'auth':
      return createAuth(config, { ...overrides, passwords, transport });
    case 'tickets':
      return createTickets(config, overrides);
    case 'orders':
      return createOrders(config, overrides);
    case 'expiration':
      return createExpiration(config, { ...overrides, wakeUps });
    case 'payments':
      return payments(surroundings, overrides);
  }
}

function payments(
  { stripe, webhooks }: Surroundings,
  overrides: {
    clock: Instance['clock'];
    bus: EventBus;
    logger: pino.Logger;
    counts: Counts;
    onFatal: (error: Error) => void;
  },
) {
  const STRIPE_WEBHOOK_SECRET = webhooks ? WEBHOOK_SECRET : undefined;
  const gateway = createStripeGateway({
    key: config.STRIPE_KEY,
    webhookSecret: STRIPE_WEBHOOK_SECRET,
    httpClient: stripe,
    logger: overrides.logger,
    // The client here repeats, within that time: see stripe.ts. So its calls end when those of the library do.
    timeout: CALL_LIMIT,
    retries: 0,
  });
  return createPayments({ ...config, STRIPE_WEBHOOK_SECRET }, { ...overrides, gateway });
}
