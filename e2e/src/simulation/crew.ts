import { fork } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { GOES_ON } from './signs-of-life.js';
import type { Order, Report } from './worker.js';

/**
 * For so long a worker may do nothing at all, in milliseconds: longer than any step takes, however busy the machine is.
 * Whatever stands still for that time is stuck. How long a whole history takes says nothing.
 */
const LONGEST_STANDSTILL = 120_000;

/** Megabytes for what is young: a history leaves little but garbage, which is cheap to leave behind all at once. */
const NURSERY = '--max-semi-space-size=64';

export interface Worker {
  run(order: Order): Promise<Report>;
  stop(): void;
}

/**
 * Starts a process that runs histories. @param name what the names of its databases begin with.
 * @param folder where the project is whose services it runs.
 */
export async function startWorker(mongoUri: string, name: string, folder = root): Promise<Worker> {
  const file = join(folder, 'e2e/src/simulation/worker.ts');
  const execArgv = [...process.execArgv, NURSERY];
  const child = fork(file, [mongoUri, name], { cwd: folder, execArgv });
  await answerOf(child);
  return {
    async run(order) {
      child.send(order);
      try {
        return (await answerOf(child)) as Report;
      } catch (error) {
        throw new Error(`seed ${order.seed}: ${(error as Error).message}`, { cause: error });
      }
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

/** What it sends next that does not only tell that it goes on. @throws when it has ended, or does not go on. */
export function answerOf(child: EventEmitter, longest = LONGEST_STANDSTILL): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const stuck = () => settle(() => reject(new Error(`the worker has done nothing for ${longest} ms`)));
    const ended = (code: number | null, signal: string | null) =>
      settle(() => reject(new Error(`the worker ended with ${signal ?? `exit code ${code}`}`)));
    const heard = (message: unknown) =>
      message === GOES_ON ? standstill.refresh() : settle(() => resolve(message));
    const standstill = setTimeout(stuck, longest);
    function settle(end: () => void) {
      clearTimeout(standstill);
      child.off('message', heard).off('exit', ended);
      end();
    }
    child.on('message', heard).on('exit', ended);
  });
}
