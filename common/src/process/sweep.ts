import type { Tracer } from '../tracing/tracer.js';
import { type Clock, every, pause, systemClock } from './clock.js';
import type { Logger } from './logger.js';
import { runTogether } from './run-together.js';
import type { Background } from './service.js';
import { continueTrace, runInTrace } from './trace-context.js';

export interface SweepOptions {
  /** What it looks for, as the log names it. */
  name: string;
  /** Milliseconds between the end of a run and the next. */
  interval: number;
  clock: Clock;
  logger: Logger;
  tracer: Tracer;
  /** Works in batches and looks at the signal between them, so that a long run does not hold up the service's stop. */
  run: (signal: AbortSignal) => Promise<void>;
}

export interface Sweep extends Background {
  /** Runs now, or after the run that is under way. Resolves at its end, also if it failed. */
  now(): Promise<void>;
}

/** How long a run may still take at the stop, in milliseconds. It may be waiting for another server. */
const STOP_LIMIT = 2_000;

/**
 * Looks for what was left behind, at start and then on a timer, in the background of a service.
 * Each run is a trace of its own, with a span where something went on from it, such as an event, or it failed.
 * A run that fails is logged: the next one tries again.
 */
export function createSweep({ name, interval, clock, logger, tracer, run }: SweepOptions): Sweep {
  const stopping = new AbortController();
  let running = Promise.resolve();
  let cancel = () => {};

  function attempt(): Promise<void> {
    const span = tracer.begin('internal');
    const context = span?.context ?? continueTrace();
    return runInTrace(context, async () => {
      try {
        await run(stopping.signal);
        if (context.goesOn) span?.end({ name });
      } catch (error) {
        span?.end({ name, error });
        logger.warn({ err: error }, `${name} failed, trying again`);
      }
    });
  }
  const sweep = runTogether(async () => {
    if (stopping.signal.aborted) return;
    running = attempt();
    await running;
  });

  return {
    now: sweep,
    async start() {
      // Not awaited: a service that was down for long serves while it catches up.
      void sweep().then(() => {
        if (!stopping.signal.aborted) cancel = every(clock, interval, sweep);
      });
    },
    async stop() {
      stopping.abort();
      cancel();
      await Promise.race([running, pause(systemClock, STOP_LIMIT)]);
    },
  };
}
