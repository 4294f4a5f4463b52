import os from 'node:os';
import { createMemoryBus, testConfig } from '@ticketing/common/testing';
import mongoose from 'mongoose';
import type { Config } from '../config.js';
import { type Process, startProcess } from './process.js';
import { createScene, type Scene, WEBHOOK_SECRET } from './scene.js';
import type { Schedule } from './schedule.js';
import type { Plan } from './stage.js';
import type { Time } from './time.js';

const BEGINNING = Date.parse('2030-01-01T12:00:00Z');
/** Longer than anything looks back, so that one schedule sees nothing of another. */
const BETWEEN = 2 * 24 * 60 * 60_000;

/** Payments with its database, and around it all that a schedule plays with: time, Stripe, the broker, one order. */
export async function openWorld() {
  const config: Config = {
    ...testConfig(),
    STRIPE_KEY: 'sk_test_local',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_local',
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  };
  // MongoDB does not crash here, so nobody waits for its journal.
  const connection = await mongoose
    .createConnection(config.MONGO_URI, { runtimeAdapters: { os } })
    .asPromise();
  const mongoClient = connection.getClient().setMaxListeners(0);
  const database = mongoClient.db();
  const bus = createMemoryBus();
  const time: Time = { now: BEGINNING };
  const ending: Promise<void>[] = [];
  let scene: Scene;
  let process: Process;

  const boot = () =>
    startProcess({
      config,
      mongoClient,
      bus,
      time,
      wire: { account: () => scene.account, weather: () => scene.weather },
      broker: () => scene.broker.shift() ?? 'published',
      published: (subject, body) => scene.published(subject, body),
      note: (text) => scene.note(text),
      failed: (error) => scene.failures.push(error),
    });

  const world = {
    get scene() {
      return scene;
    },
    get process() {
      return process;
    },
    time,
    bus,
    database,

    /** Sets the scene for a schedule, as if this were the first. */
    async begin(schedule: Schedule) {
      time.now += BETWEEN;
      await scene?.close();
      scene = await createScene(schedule, time);
      if (process) process.clock.restart();
      else process = await boot();
    },

    /** Starts another process if this one has died. What it had in hand comes again. */
    async revive() {
      if (!process.stage.dead) return;
      ending.push(process.die());
      scene.returnMail();
      process = await boot();
    },

    /** Lets time pass, and then everything that has fallen due happen, one after the other. */
    async wait(milliseconds: number, plan: Plan = { halt: undefined }) {
      time.now += milliseconds;
      const { stage, clock } = process;
      await clock.catchUp((work) => stage.perform(work, plan, true));
    },

    /** Forgets a schedule that has gone wrong, of which anything may be left. */
    async clean() {
      process.stage.die();
      await world.revive();
      const collections = await database.collections();
      await Promise.all(collections.map((collection) => collection.deleteMany()));
    },

    async close() {
      await Promise.all([...ending, process?.stop(), scene?.close()]);
      await connection.close();
    },
  };
  return world;
}

export type World = Awaited<ReturnType<typeof openWorld>>;
