import type { Conditions } from './conditions.js';
import type { Instance } from './instance.js';
import { keyOf, newTask, runInTask } from './task.js';

/** What expiration asks of a queue: see expiration/src/wake-ups/wake-ups.ts. */
interface WakeUp {
  id: string;
  expiresAt: Date;
}

interface Worker {
  instance: Instance;
  wake: () => Promise<void>;
}

const LOOK_AGAIN = 1_000;

/** Redis with bull's delayed jobs, which outlive the instances that asked for them. */
export function createWakeUpQueue({ timeline, mishaps, delays, outages, chance }: Conditions) {
  const waiting = new Set<string>();
  const workers: Worker[] = [];

  function ring(id: string, key: string) {
    const alive = workers.filter(({ instance }) => instance.alive);
    const worker = alive[Math.floor(chance('worker', key) * alive.length)];
    if (!worker || outages.isOut('redis')) return plan(id, keyOf(key, 'later'), LOOK_AGAIN);
    waiting.delete(id);
    const { instance, wake } = worker;
    void runInTask(newTask(key, instance), () => wake().catch(() => {}));
  }

  function plan(id: string, key: string, delay: number) {
    const due = timeline.now + Math.max(delay, 0) + delays('timer', key, 'a wake-up');
    timeline.plan({ due, label: 'wake-up', run: () => ring(id, key), isRoutine: true });
  }

  return {
    of: (instance: Instance) => ({
      async start(wake: () => Promise<void>) {
        workers.push({ instance, wake });
      },
      connected: true,
      async schedule(timers: WakeUp[]) {
        const key = await instance.step('publish', 'asks to be woken');
        if (outages.isOut('redis') || mishaps.happens('not-done', key, 'a wake-up is lost')) return;
        for (const [index, { id, expiresAt }] of timers.entries()) {
          if (waiting.has(id)) continue;
          waiting.add(id);
          plan(id, keyOf(key, index), expiresAt.getTime() - instance.clock.now().getTime());
        }
      },
      async stop() {},
    }),
  };
}

export type WakeUpQueue = ReturnType<typeof createWakeUpQueue>;
