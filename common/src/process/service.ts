import type { Express } from 'express';
import { type Consumer, createConsumer } from '../bus/consumer.js';
import type { Message } from '../bus/event-bus.js';
import type { Subscriptions } from '../bus/handle-event.js';
import { handleOnce } from '../bus/handle-once.js';
import type { Readiness } from '../http/health.js';
import { openConnection } from '../mongo/connect.js';
import { measurePool } from '../mongo/pool-figures.js';
import { drain, type Ending } from './drain.js';
import { createHttpServer } from './http-server.js';
import type { Platform } from './platform.js';

/** Work that goes on beside requests and events: a sweep, a queue. */
export interface Background {
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServiceParts {
  createApp: (readiness: Readiness) => Express;
  subscriptions: Subscriptions;
  background?: Background[];
  /** What requests need to the last: it ends when they have been answered. */
  resources?: Background[];
}

export interface Service {
  app: Express;
  /** Does on one message what a subscription does, before the start too. @throws as handleOnce does. */
  handle(message: Pick<Message, 'subject' | 'body'>): Promise<void>;
  /**
   * Serves requests as soon as the database is there, and resolves with the port once events are served as well.
   * Waits for the database and for a broker that is away as long as it takes.
   * @throws when its port is taken, when the broker refuses it, and when it is stopped before.
   */
  start(): Promise<{ port: number }>;
  /** Finishes what is in hand and lets go of everything, within 10 s. Can be called twice, and before start ended. */
  stop(): Promise<void>;
}

/** A service between its start and its stop. */
interface Run {
  platform: Platform;
  background: Background[];
  resources: Background[];
  subscriptions: Subscriptions;
  server: ReturnType<typeof createHttpServer>;
  consumer: Consumer;
  stopping: AbortController;
  /** Whether requests are taken, and whether events are heard. */
  serving: boolean;
  subscribed: boolean;
  /** The database's opening, once it has begun. */
  opening: Promise<void>;
}

/** Puts a service's parts on its platform: one start and one stop, in the order of their dependencies. */
export function assembleService(platform: Platform, parts: ServiceParts): Service {
  const app = parts.createApp(() => readinessOf(run));
  const run: Run = {
    platform,
    background: parts.background ?? [],
    resources: parts.resources ?? [],
    subscriptions: parts.subscriptions,
    server: createHttpServer(app, platform),
    consumer: createConsumer({ group: platform.name, ...platform }),
    stopping: new AbortController(),
    serving: false,
    subscribed: false,
    opening: Promise.resolve(),
  };
  let stopped: Promise<void> | undefined;
  return {
    app,
    handle: (message) => handleOnce(parts.subscriptions, message),
    start: () => start(run),
    stop: () => {
      stopped ??= stop(run);
      return stopped;
    },
  };
}

const readinessOf = ({ platform: { connection, bus }, serving, subscribed }: Run) => ({
  serving,
  mongo: connection.readyState === 1,
  bus: subscribed && bus.connected,
});

async function start(run: Run): Promise<{ port: number }> {
  const { config, bus, logger, tracer } = run.platform;
  await tracer.start();
  // Listening comes first, so that probes are answered while the service still waits for its dependencies.
  const port = await run.server.listen(config.PORT, config.HOST);
  await Promise.all([serve(run), bus.connect()]);
  run.stopping.signal.throwIfAborted();
  await run.consumer.start(run.subscriptions);
  run.stopping.signal.throwIfAborted();
  run.subscribed = true;
  logger.info({ port }, 'ready');
  return { port };
}

/** Requests and what works in the background need the database alone: their events wait for the broker in outboxes. */
async function serve(run: Run): Promise<void> {
  const { config, connection, outbox, clock, logger, metrics } = run.platform;
  const { signal } = run.stopping;
  run.opening = openConnection(connection, config.MONGO_URI, { clock, logger, signal });
  await run.opening;
  measurePool(connection, metrics);
  signal.throwIfAborted();
  run.serving = true;
  logger.info('taking requests');
  for (const part of [...run.resources, ...run.background, outbox]) {
    await part.start();
    signal.throwIfAborted();
  }
}

/** First all that begins something new, then what waits to be told of it, and at last what everything stands on. */
async function stop(run: Run): Promise<void> {
  const { connection, bus, outbox, logger, tracer } = run.platform;
  run.serving = false;
  run.stopping.abort(new Error('stopped before it had started'));
  logger.info('stopping');
  run.consumer.stop();
  const steps: Record<string, Ending>[] = [
    {
      requests: run.server.close,
      events: () => bus.drain(),
      background: () => Promise.all(run.background.map((part) => part.stop())),
    },
    { outbox: () => outbox.stop() },
    { broker: () => bus.close() },
    {
      // A connection that is being opened would be closed only once it is open.
      database: () => run.opening.catch(() => {}).then(() => connection.close()),
      resources: () => Promise.all(run.resources.map((part) => part.stop())),
      spans: tracer.stop,
    },
  ];
  await drain(steps, run.platform);
  logger.info('stopped');
}
