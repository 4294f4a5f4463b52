import type { Clock } from '../process/clock.js';

/** A clock that moves only when a test moves it, running what falls due on the way. What is due at once needs no move. */
export function createManualClock(start = new Date('2030-01-01T12:00:00Z')) {
  let now = start.getTime();
  let timers: { due: number; task: () => void }[] = [];
  const clock = {
    now: () => new Date(now),
    after(delay: number, task: () => void) {
      if (delay <= 0) {
        const immediate = setImmediate(task);
        return () => clearImmediate(immediate);
      }
      const timer = { due: now + delay, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    /** Moves time on by that many milliseconds. */
    advance(milliseconds: number) {
      const end = now + milliseconds;
      for (;;) {
        const next = timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.due);
        next.task();
      }
      now = end;
    },
  };
  return clock satisfies Clock;
}
