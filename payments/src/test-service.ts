import type { EventData, OrderStatus } from '@ticketing/common';
import {
  asDocumented,
  cookieOf,
  createManualClock,
  createMemoryBus,
  createMemoryCounts,
  eventually,
  newId,
  testConfig,
} from '@ticketing/common/testing';
import { pino } from 'pino';
import request from 'supertest';
import { api } from './api.js';
import type { Config } from './config.js';
import { createStripeGateway } from './gateway/stripe-gateway.js';
import { createService } from './service.js';
import { openTestAccount } from './test-account.js';

type OrderState = EventData<'order:created'>;

const subjects = {
  created: 'order:created',
  'awaiting:payment': 'order:awaiting-payment',
  complete: 'order:completed',
  cancelled: 'order:cancelled',
} as const satisfies Record<OrderStatus, string>;

export interface Options {
  logger?: pino.Logger;
  config?: Partial<Config>;
  /** As the variable RATE_LIMITS says it; nothing is limited if nothing is said. */
  limits?: string;
  /** When the tests' clock begins. */
  start?: Date;
  /** How long the gateway waits for Stripe, in milliseconds of real time: short, for the many who wait in vain. */
  timeout?: number;
}

/** How long the gateway says that it might, in milliseconds of the tests' clock. */
export const PATIENCE = 20_000;

/**
 * The real service on the run's MongoDB and on the real stand-in, with a bus and a clock that the test turns.
 * After each test, once nothing is open any more, the stand-in must hold exactly what our charges say.
 */
export function startTestService(options: Options = {}) {
  const { logger = pino({ level: 'silent' }), config: more = {}, limits, start, timeout = 1_200 } = options;
  const clock = createManualClock(start);
  const bus = createMemoryBus();
  const counts = createMemoryCounts(clock);
  const account = openTestAccount(clock);
  const config: Config = {
    ...testConfig({ limits }),
    STRIPE_KEY: 'sk_test_local',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_local',
    ...more,
  };
  let running: ReturnType<typeof createService>;

  function assemble() {
    const gateway = createStripeGateway({
      key: config.STRIPE_KEY,
      webhookSecret: config.STRIPE_WEBHOOK_SECRET,
      apiBase: account.url(),
      logger,
      timeout,
      retries: 0,
    });
    return createService(config, {
      bus,
      clock,
      logger,
      counts,
      gateway: { ...gateway, patience: PATIENCE },
    });
  }

  async function boot() {
    running = assemble();
    await running.service.start();
    app = asDocumented(running.service.app, api, (fault) => faults.push(fault));
  }

  const faults: string[] = [];
  let app: ReturnType<typeof asDocumented>;
  const charges = () => running.platform.connection.collection('charges');

  async function deliver(changes: Partial<OrderState> = {}): Promise<OrderState> {
    const order: OrderState = {
      id: newId(),
      version: 1,
      userId: newId(),
      status: 'awaiting:payment',
      expiresAt: new Date(clock.now().getTime() + 15 * 60_000).toISOString(),
      ticket: { id: newId(), title: 'Opera', price: 1999, currency: 'usd' },
      ...changes,
    };
    await bus.deliver(subjects[order.status], order);
    return order;
  }

  /** Lets time pass, at most `most` milliseconds of it, until the check holds. */
  function inTime<T>(check: () => T | Promise<T>, most = 30 * 60_000): Promise<T> {
    const end = clock.now().getTime() + most;
    return eventually(() => {
      if (clock.now().getTime() < end) clock.advance(1_000);
      return check();
    });
  }

  const pay = (order: OrderState, card: object = { paymentMethodId: 'pm_card_visa' }, headers: object = {}) =>
    request(app)
      .post('/api/payments')
      .set({ Cookie: cookieOf(order.userId), ...headers })
      .send({ orderId: order.id, ...card });

  async function expectBooksToAgree() {
    await account.reset();
    await inTime(async () => {
      const open = { $or: [{ status: 'created' }, { 'refund.dueAt': { $exists: true } }] };
      expect(await charges().countDocuments(open)).toBe(0);
    });
    const paid = await charges().find({ status: 'completed' }).toArray();
    const ours = Object.fromEntries(paid.map(({ orderId, amount }) => [orderId, amount]));
    expect(await account.held()).toEqual(ours);
  }

  beforeAll(async () => {
    await account.open();
    await boot();
  });
  afterEach(expectBooksToAgree);
  afterAll(async () => {
    await running.service.stop();
    await account.close();
    expect(faults).toEqual([]);
  });

  return {
    bus,
    clock,
    account,
    charges,
    inTime,
    app: () => app,
    platform: () => running.platform,
    republish: (...options: Parameters<typeof running.republish>) => running.republish(...options),
    /** Resolves when every event that was saved is published. */
    published: () =>
      eventually(async () =>
        expect(await charges().countDocuments({ 'outbox.0': { $exists: true } })).toBe(0),
      ),
    stop: () => running.service.stop(),
    /** Another process on the same data. */
    boot,
    /** The same as a tool has it, which does not start it. */
    assemble,

    /** Hands the service an order: by default one that waits for its payment of $19.99. */
    order: deliver,
    /** Hands the service the next state of an order. */
    next: (order: OrderState, changes: Partial<OrderState>) =>
      deliver({ ...order, version: order.version + 1, ...changes }),
    cancel: (order: OrderState, reason: OrderState['reason'] = 'expired') =>
      deliver({ ...order, version: order.version + 1, status: 'cancelled', reason }),

    /** The buyer of an order pays it. */
    pay,
    /** An order whose buyer has been sent to the bank. */
    async atTheBank(card: object = { paymentMethodId: 'pm_card_authenticationRequired' }) {
      const order = await deliver();
      const { status, body } = await pay(order, card);
      expect(status).toBe(202);
      const [intent] = await account.intentsOf(order);
      return { order, chargeId: body.id as string, intentId: intent?.id ?? '', answer: body };
    },
    /** The buyer of an order is back from the bank. */
    resume: (order: OrderState, chargeId: string) =>
      request(app).post(`/api/payments/${chargeId}/resume`).set('Cookie', cookieOf(order.userId)),
    /** What the buyer of an order is shown. */
    shown: async (order: OrderState) => {
      const answer = await request(app)
        .get('/api/payments')
        .query({ orderId: order.id })
        .set('Cookie', cookieOf(order.userId));
      return answer.body;
    },
    /** The events of that subject about an order. */
    told: (subject: 'payment:created' | 'payment:failed' | 'payment:refunded', order: OrderState) =>
      bus
        .published(subject)
        .map((event) => event.data)
        .filter((data) => data.orderId === order.id),
  };
}
