import type { EventBus } from '@ticketing/common';
import { eventually, type MemoryBus } from '@ticketing/common/testing';
import mongoose, { type Collection, type Connection, type mongo } from 'mongoose';
import { pino } from 'pino';
import type { Config } from '../config.js';
import { createStripeGateway } from '../gateway/stripe-gateway.js';
import { createService } from '../service.js';
import { PATIENCE } from '../test-service.js';
import type { Deed } from './points.js';
import type { Publication } from './schedule.js';
import { createStage, Dead, type Stage } from './stage.js';
import { createStripeWire } from './stripe-wire.js';
import { createProcessClock, type Time } from './time.js';

/** Where payments lives: what is still there when one process of it has died. */
export interface Surroundings {
  config: Config;
  mongoClient: mongo.MongoClient;
  bus: MemoryBus;
  time: Time;
  wire: { account: Parameters<typeof createStripeWire>[1]; weather: Parameters<typeof createStripeWire>[2] };
  /** What becomes of the next event. */
  broker: () => Publication;
  /** Gets each event that is published. */
  published: (subject: string, body: string) => void;
  /** Gets in words what happens. */
  note: (text: string) => void;
  /** Gets what nothing in payments has caught. */
  failed: (error: unknown) => void;
}

/** The outbox and the three sweeps of service.ts. */
const SWEEPS = 4;

/** Starts one process of the real service, every deed of which is a point on a stage of its own. */
export async function startProcess(surroundings: Surroundings) {
  const { config, mongoClient, time, wire } = surroundings;
  const logger = pino({ level: 'silent' });
  const { note, failed } = surroundings;
  const stage = createStage({ settle: () => running.platform.outbox.settled(), note, failed });
  const processClock = createProcessClock(time, stage);
  const gateway = createStripeGateway({
    key: config.STRIPE_KEY,
    webhookSecret: config.STRIPE_WEBHOOK_SECRET,
    apiBase: 'http://127.0.0.1',
    httpClient: createStripeWire(stage, wire.account, wire.weather),
    logger,
    retries: 0,
  });
  const running = createService(config, {
    bus: stagedBus(stage, surroundings),
    clock: processClock.clock,
    logger,
    gateway: { ...gateway, patience: PATIENCE },
  });
  const { connection, metrics, outbox } = running.platform;
  share(mongoClient, connection);
  stageWrites(stage, connection, failed);
  const { port } = await running.service.start();
  await eventually(() => expect(processClock.set).toBe(SWEEPS));
  await outbox.settled();

  const connections = new AbortController();
  const connected: AbortSignal = connections.signal;

  return {
    stage,
    /** Aborted when it dies, as the connections of whoever asks it end by that. */
    connected,
    clock: processClock,
    url: `http://127.0.0.1:${port}`,
    connection,
    registry: metrics.registry,
    /** Dies at once: what is left of it can do nothing any more, and lets go of its port. */
    async die() {
      stage.die();
      connections.abort();
      await running.service.stop();
    },
    stop: () => running.service.stop(),
  };
}

export type Process = Awaited<ReturnType<typeof startProcess>>;

/** One client for all processes: to connect takes longer than most schedules. */
function share(client: mongo.MongoClient, connection: Connection): void {
  connection.set('autoIndex', false);
  connection.set('autoCreate', false);
  connection.openUri = async () => {
    // Every connection listens to it, and keeps its process in memory by that.
    client.removeAllListeners();
    return connection.setClient(client as never);
  };
  // Closing it would close the client; mongoose keeps every connection that it has made.
  connection.close = async () => {
    mongoose.connections.splice(mongoose.connections.indexOf(connection), 1);
  };
}

const writeMethods = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'replaceOne',
  'bulkWrite',
  'deleteOne',
  'deleteMany',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
] as const;

const writes: { collection: string; method: (typeof writeMethods)[number]; deed?: Deed }[] = [
  { collection: 'charges', method: 'insertOne', deed: 'charge' },
  { collection: 'charges', method: 'insertMany' },
  { collection: 'charges', method: 'updateOne', deed: 'change' },
  { collection: 'charges', method: 'updateMany' },
  { collection: 'charges', method: 'findOneAndUpdate' },
  { collection: 'charges', method: 'bulkWrite' },
  { collection: 'orders', method: 'replaceOne', deed: 'copy' },
  { collection: 'orders', method: 'bulkWrite' },
  { collection: 'webhook_events', method: 'insertOne', deed: 'mark' },
  { collection: 'deadletters', method: 'updateOne' },
];

/** Every write of the service, by the collections through which mongoose writes: one that is not listed fails the schedule. */
function stageWrites(stage: Stage, connection: Connection, failed: (error: unknown) => void): void {
  for (const { collection } of Object.values(connection.models)) {
    for (const method of writeMethods) {
      const listed = writes.find((one) => one.collection === collection.name && one.method === method);
      const write = (collection[method] as (...words: unknown[]) => Promise<unknown>).bind(collection);
      const perform = listed ? staged(stage, write, listed.deed) : unlisted(collection, method, failed);
      Object.assign(collection, { [method]: perform });
    }
  }
}

const staged =
  (stage: Stage, write: (...words: unknown[]) => Promise<unknown>, deed?: Deed) =>
  async (...words: unknown[]) => {
    if (stage.dead) throw new Dead();
    if (deed) await stage.reach(`before ${deed}`);
    const result = await write(...words);
    if (deed) await stage.reach(`after ${deed}`);
    return result;
  };

/** Payments catches what some of its writes throw. */
const unlisted =
  ({ name }: Collection, method: string, failed: (error: unknown) => void) =>
  async () => {
    const error = new Error(`${method} of ${name} is a write that the stage does not know`);
    failed(error);
    throw error;
  };

/** The way of one process to the broker, which goes on when the process has died. */
function stagedBus(stage: Stage, { bus, broker, published }: Surroundings): EventBus {
  return {
    connected: true,
    async connect() {},
    onConnect() {},
    async publish(subject, body) {
      await stage.reach('before publish');
      const fate = broker();
      if (fate === 'lost') throw new Error('the broker is away');
      published(subject, body);
      await stage.reach('after publish');
      if (fate === 'published, and not acknowledged') throw new Error('the broker did not answer');
    },
    subscribe: (subject, group, handler) => bus.subscribe(subject, group, handler),
    async drain() {},
    async close() {},
  };
}
