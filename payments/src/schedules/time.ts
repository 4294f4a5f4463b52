import type { Clock } from '@ticketing/common';
import type { Stage } from './stage.js';

interface Timer {
  delay: number;
  due: number;
  run: () => unknown;
  /** Lets the task that set it go on; undefined for a sweep, each run of which is a task of its own, also one at once. */
  resume: ReturnType<Stage['waiting']>;
}

/** The time of a schedule in milliseconds, which stands still but for its waits. */
export interface Time {
  now: number;
}

/** The clock of one process, by which its sweeps and its waiting requests go on one after the other. */
export function createProcessClock(time: Time, stage: Stage) {
  let timers: Timer[] = [];

  const clock: Clock = {
    now: () => new Date(time.now),
    after(delay, run) {
      // Nobody waits for what is due at once.
      const resume = delay > 0 ? stage.waiting() : undefined;
      const timer = { delay, due: time.now + delay, run, resume };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };

  return {
    clock,
    /** How many timers are set that run after a while, and not at once. */
    get set() {
      return timers.filter(({ delay }) => delay > 0).length;
    },
    /** Sets every timer anew, as if the process had begun now. */
    restart() {
      for (const timer of timers) timer.due = time.now + timer.delay;
    },
    /**
     * Runs what has fallen due, the longest due first, each once, as in a process that had stood still meanwhile.
     * @param begin runs a sweep as a task.
     */
    async catchUp(begin: (work: () => Promise<unknown>) => Promise<void>): Promise<void> {
      const due = timers.filter((timer) => timer.due <= time.now).sort((a, b) => a.due - b.due);
      for (const timer of due) {
        if (stage.dead) return;
        if (!timers.includes(timer)) continue;
        timers = timers.filter((other) => other !== timer);
        const { run, resume } = timer;
        if (resume) await resume(run as () => void);
        else await begin(async () => run());
      }
    },
  };
}
