import { type Deed, deeds, type Halt, haltInWords, type Point } from './points.js';

/** What a dead process gets instead of everything it still asks for. */
export class Dead extends Error {
  override name = 'Dead';
}

/** Where the first task that comes to it is to halt. */
export interface Plan {
  halt: Halt | undefined;
}

/** A request, a delivery or a run of a sweep. */
interface Task {
  isSweep: boolean;
  plan: Plan;
  /** Tells whoever waits for it that it goes on no further by itself. */
  rest: () => void;
  /** Set while it stands still at a point. */
  stopped?: { steps: number; goOn: () => void; fail: (error: Error) => void } | undefined;
}

interface Audience {
  /** Resolves when the process has published all that it was publishing. */
  settle: () => Promise<void>;
  /** Gets in words what happens. */
  note: (text: string) => void;
  /** Gets what a task failed of while the process lived. */
  failed: (error: unknown) => void;
}

/**
 * Lets the tasks of one process run one at a time, each until it ends, stands still at a point or waits for the
 * clock: so what happens depends on the schedule alone. The crash of the process is the end of all of them.
 */
export function createStage({ settle, note, failed }: Audience) {
  const tasks = new Set<Task>();
  let current: Task | undefined;
  let dead = false;

  /** Sets a task going, and resolves when it goes on no further by itself. */
  async function untilAtRest(task: Task, go: () => void): Promise<void> {
    const atRest = new Promise<void>((resolve) => {
      task.rest = resolve;
    });
    current = task;
    go();
    await atRest;
    current = undefined;
    if (!dead) await settle();
  }

  function die(): void {
    dead = true;
    for (const { stopped, rest } of tasks) {
      stopped?.fail(new Dead());
      rest();
    }
    tasks.clear();
  }

  async function release(task: Task): Promise<void> {
    const { stopped } = task;
    if (!stopped) return;
    task.stopped = undefined;
    note('what stood still goes on');
    await untilAtRest(task, stopped.goOn);
  }

  const standing = () => [...tasks].filter(({ stopped }) => stopped);

  return {
    get dead() {
      return dead;
    },
    /** Whether a task has not ended yet. */
    get busy() {
      return tasks.size > 0;
    },
    die,

    /** Begins a task. */
    async perform(work: () => Promise<unknown>, plan: Plan = { halt: undefined }, isSweep = false) {
      const task: Task = { isSweep, plan, rest: () => {} };
      tasks.add(task);
      const end = () => {
        tasks.delete(task);
        task.rest();
      };
      const fail = (error: unknown) => {
        // Of its death everything fails that it had in hand.
        if (!dead) failed(error);
        end();
      };
      await untilAtRest(task, () => void work().then(end, fail));
    },

    /** Comes to a point: resolves when the task may go on. @throws {Dead} */
    async reach(point: Point): Promise<void> {
      if (dead) throw new Dead();
      const [side, deed] = point.split(' ') as ['before' | 'after', Deed];
      if (side === 'after') note(deeds[deed]);
      const task = current;
      const { halt } = task?.plan ?? {};
      if (!task || halt?.at !== point) return;
      const { effect } = halt;
      task.plan.halt = undefined;
      note(haltInWords(halt));
      if (effect === 'crash') {
        // What is being published would end at a moment of its own choosing.
        if (deed !== 'publish') await settle();
        die();
        throw new Dead();
      }
      await new Promise<void>((goOn, fail) => {
        // The step in which it comes here is not one of them.
        task.stopped = { steps: effect + 1, goOn, fail };
        task.rest();
      });
    },

    /** The current task begins to wait for the clock. @returns what lets it go on; undefined for a sweep, which has ended. */
    waiting(): ((go: () => void) => Promise<void>) | undefined {
      const task = current;
      if (!task || task.isSweep) return undefined;
      task.rest();
      return (go) => untilAtRest(task, go);
    },

    /** A step of the schedule is over: lets go on what has stood still for long enough. */
    async afterStep(): Promise<void> {
      for (const task of standing()) {
        if (!task.stopped) continue;
        task.stopped.steps--;
        if (task.stopped.steps <= 0) await release(task);
      }
    },

    async releaseAll(): Promise<void> {
      for (const task of standing()) await release(task);
    },
  };
}

export type Stage = ReturnType<typeof createStage>;
