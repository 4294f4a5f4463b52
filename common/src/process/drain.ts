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
export async function drain(steps: Record<string, Ending>[], options: DrainOptions): Promise<void> {
  const { clock } = options;
  const deadline = clock.now().getTime() + LIMIT;
  for (const [index, step] of steps.entries()) {
    const later = steps.length - 1 - index;
    const limit = deadline - clock.now().getTime() - later * RESERVE;
    await Promise.all(Object.entries(step).map(([part, end]) => endWithin(limit, part, end, options)));
  }
}

async function endWithin(limit: number, part: string, end: Ending, { clock, logger }: DrainOptions) {
  const ended = new AbortController();
  const cut = new AbortController();
  end(cut.signal)
    .catch((error: unknown) => logger.warn({ err: error, part }, 'could not be stopped'))
    .finally(() => ended.abort());
  await pause(clock, limit, ended.signal);
  if (ended.signal.aborted) return;
  logger.warn({ part, limit }, 'cut short while stopping');
  cut.abort();
}
