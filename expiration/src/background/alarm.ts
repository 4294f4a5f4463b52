import { type Background, createSweep, inBatches, type Platform, runTogether } from '@ticketing/common';
import type { Timers } from '../models/timers.js';
import type { WakeUps } from '../wake-ups/wake-ups.js';

interface Dependencies extends Pick<Platform, 'outbox' | 'clock' | 'logger' | 'tracer'> {
  timers: Timers;
  wakeUps: WakeUps;
}

const SWEEP_INTERVAL = 5_000;
/** How far ahead a sweep asks to be woken: long enough that the next ones ask again, should one be lost. */
const HORIZON = 3 * SWEEP_INTERVAL;
const BATCH = 500;

/**
 * Fires the timers that have run out: when the queue wakes it, and by a sweep at start and every few seconds, which
 * alone would do. The sweep also asks for wake-ups of what runs out next, so a queue that was erased is whole again
 * before anybody notices.
 */
export function createAlarm({ timers, wakeUps, outbox, clock, logger, tracer }: Dependencies): Background {
  const stopping = new AbortController();
  const { signal } = stopping;

  // A wake-up says that something is due, not what: thousands at once are a few batches.
  const fireDue = runTogether(async () => {
    let fired: number;
    do {
      fired = await timers.fireDue(BATCH);
      // The broker sets the pace, or thousands of notices would wait for it in memory.
      await outbox.settled();
    } while (fired === BATCH && !signal.aborted);
  });

  async function askForWakeUps() {
    const now = clock.now();
    const coming = timers.findComing(now, new Date(now.getTime() + HORIZON));
    for await (const batch of inBatches(coming, BATCH)) {
      if (signal.aborted) return;
      await wakeUps.schedule(batch);
    }
  }

  const sweep = createSweep({
    name: 'sweep of timers',
    interval: SWEEP_INTERVAL,
    clock,
    logger,
    tracer,
    async run() {
      await fireDue();
      await askForWakeUps();
    },
  });

  return {
    async start() {
      await wakeUps.start(fireDue);
      await sweep.start();
    },
    async stop() {
      stopping.abort();
      await Promise.all([sweep.stop(), wakeUps.stop()]);
    },
  };
}
