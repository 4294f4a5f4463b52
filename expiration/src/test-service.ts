import type { EventData } from '@ticketing/common';
import {
  createManualClock,
  createMemoryBus,
  newId,
  runTestService,
  testConfig,
} from '@ticketing/common/testing';
import { api } from './api.js';
import { createService } from './service.js';
import type { WakeUp, WakeUps } from './wake-ups/wake-ups.js';

/** No Redis is there: tests that need one bring its address. */
export const serviceConfig = (REDIS_URL = 'redis://127.0.0.1:1') => ({ ...testConfig(), REDIS_URL });

/** Wake-ups that a test gives by itself. */
export function createManualWakeUps() {
  let wakeService = async () => {};
  const scheduled: WakeUp[] = [];
  return {
    async start(wake) {
      wakeService = wake;
    },
    connected: true,
    async schedule(timers) {
      scheduled.push(...timers);
    },
    async stop() {},
    /** What the service has asked for, oldest first. */
    scheduled,
    wake: () => wakeService(),
  } satisfies WakeUps & Record<string, unknown>;
}

type Overrides = NonNullable<Parameters<typeof createService>[1]>;

type Platform = ReturnType<typeof createService>['platform'];

/** Runs another instance of the service on the same database during `work`. */
export async function besideAnother(overrides: Overrides, work: (other: Platform) => Promise<void>) {
  const { service, platform } = createService(serviceConfig(), {
    wakeUps: createManualWakeUps(),
    ...overrides,
  });
  await service.start();
  try {
    await work(platform);
  } finally {
    await service.stop();
  }
}

/** The real service on the run's MongoDB, with a bus, a clock and wake-ups that the test turns. */
export function startTestService() {
  const bus = createMemoryBus();
  const clock = createManualClock();
  const wakeUps = createManualWakeUps();
  const { service, platform } = createService(serviceConfig(), { bus, clock, wakeUps });
  const { app } = runTestService(service, api);
  const { outbox, connection } = platform;

  const stored = (id: string) => connection.collection('timers').findOne({ _id: id as never });

  /** The notices that have been published of an order's timer, each once. */
  async function notices(id: string) {
    await outbox.settled();
    const events = bus.published('expiration:complete').filter(({ data }) => data.id === id);
    const distinct = new Map(events.map((event) => [event.id, event.data]));
    return [...distinct.values()];
  }

  /** An order as orders tells of it: it has just begun and lasts a minute, if nothing else is said. */
  const orderState = (fields: Partial<EventData<'order:created'>> = {}): EventData<'order:created'> => ({
    id: newId(),
    version: 0,
    userId: newId(),
    status: 'created',
    expiresAt: new Date(clock.now().getTime() + 60_000).toISOString(),
    ticket: { id: newId(), title: 'Opera', price: 2_000, currency: 'usd' },
    ...fields,
  });

  /** An order that has just begun. */
  async function begin(fields: Partial<EventData<'order:created'>> = {}) {
    const order = orderState(fields);
    await bus.deliver('order:created', order);
    return order;
  }

  return {
    app,
    bus,
    clock,
    wakeUps,
    outbox,
    connection,
    orderState,
    begin,
    stored,
    notices,
  };
}
