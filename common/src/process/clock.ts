/** Time as a dependency, so that tests and simulations can turn it. All durations are milliseconds. */
export interface Clock {
  now(): Date;
  /** Runs `task` once after `delay`; the answer forgets it. A timer never keeps the process alive. */
  after(delay: number, task: () => void): () => void;
}

/** setTimeout holds its delay in 32 bits: a longer one would fire at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  after(delay, task) {
    const timer = setTimeout(task, Math.min(Math.max(delay, 0), LONGEST_TIMEOUT));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves after `delay` milliseconds of that clock, or as soon as `signal` is aborted. */
export const pause = (clock: Clock, delay: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(delay, end);
    signal?.addEventListener('abort', end);
  });

/**
 * Runs `task` every `interval` milliseconds, the next run starting only after the last has ended.
 * @returns a function that stops it.
 */
export function every(clock: Clock, interval: number, task: () => Promise<void>): () => void {
  let stopped = false;
  let cancel = () => {};
  const plan = () => {
    cancel = clock.after(interval, async () => {
      await task();
      if (!stopped) plan();
    });
  };
  plan();
  return () => {
    stopped = true;
    cancel();
  };
}
