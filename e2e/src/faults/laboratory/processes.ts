import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@ticketing/common/testing';
import { isStopped } from '@ticketing/local/process-identity';
import type { ProcessSpec } from '@ticketing/local/process-spec';
import { system } from '../../world/system.js';

/** How long a process may take to be back, in milliseconds. */
const PATIENCE = 60_000;

interface Gate {
  opened: Promise<void>;
  open(): void;
}

/** What can be done to the processes of a running system, by their names in run.json. */
export function createProcesses(specs: Map<string, ProcessSpec>, restart: (name: string) => void) {
  /** Those that are kept from starting again. */
  const held = new Map<string, Gate>();
  const frozen = new Map<string, number>();

  const pidOf = (name: string) => system.process(name).pid;

  function specOf(name: string): ProcessSpec {
    const spec = specs.get(name);
    if (!spec) throw new Error(`there is no ${name} here`);
    return spec;
  }

  const untilGone = (name: string, pid: number) =>
    eventually(() => {
      const still = system.processes().some((one) => one.name === name && one.pid === pid);
      if (still) throw new Error(`${name} still runs`);
    });

  /** Resolves once the process runs, another than `before`, and is ready. */
  async function isBack(name: string, before?: number): Promise<void> {
    await eventually(async () => {
      const isReady = pidOf(name) !== before && (await specOf(name).isReady());
      if (!isReady) throw new Error(`${name} is not back`);
    }, PATIENCE);
  }

  return {
    isBack,
    allBack: () => Promise.all([...specs.keys()].map((name) => isBack(name))),
    isHeld: async (name: string) => held.get(name)?.opened,

    /** kill -9; the supervisor starts it again. */
    async kill(name: string): Promise<void> {
      const pid = pidOf(name);
      signal(pid, 'SIGKILL');
      await untilGone(name, pid);
    },

    /** Resolves once it does nothing any more. @throws {Error} when it has ended. */
    async freeze(name: string): Promise<void> {
      const pid = pidOf(name);
      process.kill(-pid, 'SIGSTOP');
      frozen.set(name, pid);
      await eventually(() => {
        if (!isStopped(pid)) throw new Error(`${name} does not stand still`);
      });
    },
    thaw(name: string): void {
      const pid = frozen.get(name);
      if (pid) signal(pid, 'SIGCONT');
      frozen.delete(name);
    },

    /** kill -9, and not started again until it is released. */
    async hold(name: string): Promise<void> {
      held.set(name, createGate());
      await this.kill(name);
    },
    release(name: string): void {
      held.get(name)?.open();
      held.delete(name);
    },
    /** Only while it is held: its data is gone. */
    erase(name: string): void {
      const { dataFolder } = specOf(name);
      if (!dataFolder || !held.has(name)) throw new Error(`${name} cannot be erased`);
      // The folder itself may be a disk of its own.
      for (const entry of readdirSync(dataFolder)) rmSync(join(dataFolder, entry), { recursive: true });
    },

    /** Asks it to end, and resolves once its successor is ready. */
    async restart(name: string): Promise<void> {
      const pid = pidOf(name);
      restart(name);
      await isBack(name, pid);
    },

    /** Whatever is frozen or held goes on, so that it can be ended. */
    letGo(): void {
      for (const name of frozen.keys()) this.thaw(name);
      for (const name of held.keys()) this.release(name);
    },
  };
}

function createGate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** To a process and all that it has started, which may have ended. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
