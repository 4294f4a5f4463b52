import type { EventBus } from '../bus/event-bus.js';
import type { Clock } from '../process/clock.js';
import { inBatches } from '../process/in-batches.js';
import type { Logger } from '../process/logger.js';
import { createSweep } from '../process/sweep.js';
import type { Tracer } from '../tracing/tracer.js';
import type { OutboxModel } from './acknowledged.js';
import type { Publish } from './publisher.js';

interface OutboxSweepOptions {
  /** Where to look; may grow until the start. */
  models: OutboxModel[];
  publish: Publish;
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  tracer: Tracer;
}

const INTERVAL = 5_000;
/**
 * Younger entries are left alone: whoever saved them is just publishing them. What lies further ahead than that was saved
 * before the clock was set back.
 */
const AGE = 3_000;
/** How many documents are read at a time, and have their events published at once. */
const BATCH = 500;

/**
 * Publishes what a crash or an absent broker left behind: at start and when the broker is back everything, and every
 * few seconds what is old enough.
 */
export function createOutboxSweep({ models, publish, bus, clock, logger, tracer }: OutboxSweepOptions) {
  let nextAge = AGE;

  const sweeping = createSweep({
    name: 'outbox sweep',
    interval: INTERVAL,
    clock,
    logger,
    tracer,
    async run(signal) {
      const at = (age: number) => new Date(clock.now().getTime() - age).toISOString();
      const fresh = { from: at(nextAge), until: at(-nextAge) };
      nextAge = AGE;
      const isOver = () => signal.aborted || !bus.connected;
      for (const model of models) await publishLeft(model, fresh, publish, isOver);
    },
  });

  /** Resolves when what is old enough, or everything when `all` is set, is published or left to the next sweep. */
  function sweep(all = false): Promise<void> {
    if (all) nextAge = 0;
    return sweeping.now();
  }

  return {
    sweep,
    /** The database has to be open. */
    async start() {
      nextAge = 0;
      await sweeping.start();
      bus.onConnect(() => void sweep(true));
    },
    stop: sweeping.stop,
  };
}

/** Between these times, of which neither belongs to it. */
interface Span {
  from: string;
  until: string;
}

/** Publishes all but what is fresh, batch after batch until nothing is left. */
async function publishLeft(
  model: OutboxModel,
  { from, until }: Span,
  publish: Publish,
  isOver: () => boolean,
) {
  if (isOver()) return;
  const left = model
    .find({ $or: [{ 'outbox.time': { $lte: from } }, { 'outbox.time': { $gte: until } }] }, 'outbox')
    .lean();
  for await (const batch of inBatches(left.cursor({ batchSize: BATCH }), BATCH)) {
    const due = batch.map(({ _id, outbox }) => ({
      _id,
      entries: outbox.filter(({ time }) => time <= from || time >= until),
    }));
    await Promise.all(due.map(({ _id, entries }) => publish(model, _id, entries)));
    if (isOver()) return;
  }
}
