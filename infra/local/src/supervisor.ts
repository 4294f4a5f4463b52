import type { ProcessSpec, RunningProcess } from './process-spec.js';
import { explainFailure } from './start-failure.js';
import { SupervisedProcess, type Timing } from './supervised-process.js';

export interface SupervisorOptions {
  tell(line: string): void;
  /** Gets all that run whenever one begins or ends. */
  changed?(running: RunningProcess[]): void;
  timing?: Partial<Timing & StopTiming>;
}

interface StopTiming {
  /** How long one process may take to end. */
  grace: number;
  /** How long all of them together may. */
  deadline: number;
}

export interface Supervisor {
  /** Starts each process once what it needs is ready; resolves when all are. Rejects with one message for people. */
  start(progress?: (waitingFor: string[]) => void): Promise<void>;
  /** Ends each process once what needs it has ended. */
  stop(): Promise<void>;
  restart(name: string): void;
  /** Ends everything without asking. Synchronous, so that it works while the runner exits. */
  kill(): void;
}

const defaultTiming: Timing & StopTiming = {
  shortestPause: 250,
  longestPause: 10_000,
  healthyAfter: 30_000,
  attempts: 3,
  patience: 90_000,
  looksWhetherStuck: 2_000,
  grace: 4_000,
  deadline: 8_000,
};

/** Runs the processes of a system in the order of what they need, and keeps them running. */
export function createSupervisor(specs: ProcessSpec[], options: SupervisorOptions): Supervisor {
  const timing = { ...defaultTiming, ...options.timing };
  const changed = () =>
    options.changed?.(processes.map(({ running }) => running).filter((one) => one !== undefined));
  const processes = specs.map((spec) => new SupervisedProcess(spec, timing, { tell: options.tell, changed }));
  let stopped: Promise<void> | undefined;

  function kill(): void {
    for (const one of processes) one.signal('SIGKILL');
  }

  async function stopAll(): Promise<void> {
    const deadline = setTimeout(() => {
      for (const one of processes) void one.stop(0);
    }, timing.deadline);
    await inOrder(
      processes,
      ({ spec }) => specs.filter(({ needs }) => needs.includes(spec.name)).map(({ name }) => name),
      (one) => one.stop(timing.grace),
    );
    clearTimeout(deadline);
  }

  return {
    async start(progress = () => {}) {
      const waitingFor = new Set(specs.map(({ name }) => name));
      await inOrder(
        processes,
        ({ spec }) => spec.needs,
        async (one) => {
          if (stopped) return;
          await one.start().catch((error: Error) => {
            throw new Error(explainFailure(one.spec, error.message, one.lastTryAt));
          });
          waitingFor.delete(one.spec.name);
          if (waitingFor.size > 0) progress([...waitingFor]);
        },
      );
    },
    stop() {
      stopped ??= stopAll();
      return stopped;
    },
    restart: (name) => processes.find(({ spec }) => spec.name === name)?.restart(),
    kill,
  };
}

/** Runs the task for each process as soon as it has run for those that the process comes after. */
async function inOrder(
  processes: SupervisedProcess[],
  comesAfter: (one: SupervisedProcess) => string[],
  task: (one: SupervisedProcess) => Promise<void>,
): Promise<void> {
  const runs = new Map<string, Promise<void>>();
  const run = (one: SupervisedProcess): Promise<void> => {
    const begun = runs.get(one.spec.name);
    if (begun) return begun;
    const before = processes.filter(({ spec }) => comesAfter(one).includes(spec.name));
    const running = Promise.all(before.map(run)).then(() => task(one));
    runs.set(one.spec.name, running);
    return running;
  };
  await Promise.all(processes.map(run));
}
