import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { createConsumer } from '../bus/consumer.js';
import type { Subscriptions } from '../bus/handle-event.js';
import type { Readiness } from '../http/health.js';
import { openConnection } from '../mongo/connect.js';
import type { Platform } from './platform.js';

/** Work that goes on beside requests and events: a sweep, a queue. */
export interface Background {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Whether what it depends on is there; part of the service's readiness. */
  ready?(): boolean;
}

export interface ServiceParts {
  createApp: (readiness: Readiness) => Express;
  subscriptions: Subscriptions;
  background?: Background[];
}

export interface Service {
  app: Express;
  /**
   * Serves requests as soon as the database is there, and resolves with the port once events are served as well.
   * Waits for either as long as it takes.
   * @throws when it is stopped before.
   */
  start(): Promise<{ port: number }>;
  /** Finishes what is in hand and lets go of everything, within 10 s. Can be called twice, and before start ended. */
  stop(): Promise<void>;
}

/** How long requests that are being answered may still take, in milliseconds. */
const DRAIN_LIMIT = 5_000;

/** Puts a service's parts on its platform: one start and one stop, in the order of their dependencies. */
export function assembleService(platform: Platform, parts: ServiceParts): Service {
  const { name, config, connection, bus, outbox, clock, logger } = platform;
  const background = parts.background ?? [];
  const stopping = new AbortController();
  let serving = false;
  let subscribed = false;
  let opening = Promise.resolve();
  let stopped: Promise<void> | undefined;

  const readiness = () => ({
    serving,
    mongo: connection.readyState === 1,
    bus: subscribed && bus.connected,
    ...(background.some((part) => part.ready) && {
      background: background.every((part) => part.ready?.() ?? true),
    }),
  });
  const app = parts.createApp(readiness);
  const server = createServer((request, response) => {
    // Kept-alive connections would go on bringing requests after the server has been closed.
    if (stopping.signal.aborted) response.setHeader('Connection', 'close');
    app(request, response);
  });
  const consumer = createConsumer({ group: name, ...platform });

  async function start() {
    // Listening comes first, so that probes are answered while the service still waits for its dependencies.
    server.listen(config.PORT, config.HOST);
    await once(server, 'listening');
    await Promise.all([serve(), bus.connect()]);
    stopping.signal.throwIfAborted();
    await consumer.start(parts.subscriptions);
    stopping.signal.throwIfAborted();
    subscribed = true;
    const { port } = server.address() as AddressInfo;
    logger.info({ port }, 'ready');
    return { port };
  }

  /** Requests and what works in the background need the database alone: their events wait for the broker in outboxes. */
  async function serve() {
    const { signal } = stopping;
    opening = openConnection(connection, config.MONGO_URI, { clock, logger, signal });
    await opening;
    signal.throwIfAborted();
    serving = true;
    logger.info('taking requests');
    for (const part of [...background, outbox]) {
      await part.start();
      signal.throwIfAborted();
    }
  }

  async function drain() {
    serving = false;
    stopping.abort(new Error('stopped before it had started'));
    logger.info('stopping');
    consumer.stop();
    await closeServer();
    await Promise.all(background.map((part) => part.stop()));
    await bus.drain();
    await outbox.stop();
    await bus.close();
    // A connection that is being opened would be closed only once it is open.
    await opening.catch(() => {});
    await connection.close();
    logger.info('stopped');
  }

  /** Answers what was asked; idle keep-alive connections go at once, busy ones when they are done. */
  async function closeServer() {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT);
    await closed;
    clearTimeout(cut);
  }

  return {
    app,
    start,
    stop: () => {
      stopped ??= drain();
      return stopped;
    },
  };
}
