import { type Clock, pause } from './clock.js';
import type { Logger } from './logger.js';

/** Ends a part of a service. `cut` is aborted when there is no more time for it. */
export type Ending = (cut: AbortSignal) => Promise<unknown>;

interface DrainOptions {
  clock: Clock;
  logger: Logger;
}

/** Supervisors wait ten seconds; one is left for the process to end. */
const LIMIT = 9_000;
/** What a step leaves to each that comes after it, however long it would take. */
const RESERVE = 500;

/**
 * Ends the parts of a service, by their names, step by step and within nine seconds in all: each step gets what those
 * before it have left. A part that hangs or fails is named in the log and left behind, and the others are still ended.
 */
export async function drain(steps: Record<string, Ending>[], { clock, logger }: DrainOptions): Promise<void> {
  const drained = new AbortController();
  // All limits are set at once: between two steps the clock may be set to another time.
  const timed = steps.map((step, index) => {
    const later = steps.length - 1 - index;
    return { parts: Object.entries(step), limit: pause(clock, LIMIT - later * RESERVE, drained.signal) };
  });
  for (const { parts, limit } of timed) {
    await Promise.all(parts.map(([part, end]) => endBefore(limit, part, end, logger)));
  }
  drained.abort();
}

async function endBefore(limit: Promise<void>, part: string, end: Ending, logger: Logger) {
  const cut = new AbortController();
  const ended = end(cut.signal)
    .catch((error: unknown) => logger.warn({ err: error, part }, 'could not be stopped'))
    .then(() => true);
  if (await Promise.race([ended, limit])) return;
  logger.warn({ part }, 'cut short while stopping');
  cut.abort();
}
