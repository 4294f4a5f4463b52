import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import type { Order, Report } from './worker.js';

/** Longer than any history takes on any machine, in milliseconds: whatever does is stuck. */
const LIMIT = 120_000;

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
      return (await answerOf(child)) as Report;
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const options = { signal: AbortSignal.any([ended.signal, AbortSignal.timeout(LIMIT)]) };
  const end = (code: number | null) => ended.abort(new Error(`the worker ended with exit code ${code}`));
  child.once('exit', end);
  try {
    const [message] = await once(child, 'message', options);
    return message;
  } catch (error) {
    throw (error as Error).cause ?? error;
  } finally {
    child.off('exit', end);
  }
}
