import { pause, systemClock } from './clock.js';

/**
 * The outcome of `work`, if it comes within so many milliseconds of real time; the work itself goes on after that, and
 * what becomes of it is nobody's concern. @throws what `late` makes when the time is up.
 */
export async function within<T>(milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
  const ended = new AbortController();
  const giveUp = pause(systemClock, milliseconds, ended.signal).then(() => {
    throw late();
  });
  // It ends in any case, and is then awaited by nobody.
  giveUp.catch(() => {});
  try {
    return await Promise.race([work, giveUp]);
  } finally {
    ended.abort();
  }
}
