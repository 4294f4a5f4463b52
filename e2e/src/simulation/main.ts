import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { startWorker, type Worker } from './crew.js';
import { explain, show } from './explain.js';
import { createProgress } from './progress.js';
import { startServer } from './server.js';
import type { Report } from './worker.js';

/**
 * npm run simulate -- --seeds 10000 --from 1   runs so many histories, until one breaks a promise
 * npm run simulate -- --seed 17 [--keep …]     runs one history, exactly as it was, and shows it
 * --verbose shows every step, --all goes on after a failure, --workers says how many processes there are: by default
 * one more than there are cores, as each waits for mongod now and then.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    keep: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism() + 1) },
  },
});

const [seeds, from, seed, processes] = [
  wholeNumber('seeds', values.seeds),
  wholeNumber('from', values.from),
  values.seed === undefined ? undefined : wholeNumber('seed', values.seed),
  wholeNumber('workers', values.workers),
];

/** Every so many histories, one is run twice, and has to be the same. */
const TWICE = 100;

/** No history at all would break no promise. */
function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`--${option} is a whole number from 1 on`);
}

const server = await startServer();
const workers: Worker[] = [];

async function main(): Promise<number> {
  const { keep, verbose } = values;
  const count = seed === undefined ? processes : 1;
  workers.push(
    ...(await Promise.all(
      Array.from({ length: count }, (_, number) => startWorker(server.uri, `simulation-${number}`)),
    )),
  );
  const [worker] = workers as [Worker];
  if (seed !== undefined) {
    const report = await worker.run({ seed, verbose, kept: keep?.split(',') });
    console.log(show(seed, report));
    return report.broken.length > 0 ? 1 : 0;
  }
  const { failed, doubts } = await runAll(from, seeds);
  if (failed.length > 0) console.log(await explain(worker, Math.min(...failed), verbose));
  else for (const doubt of doubts) console.log(doubt);
  return failed.length + doubts.length > 0 ? 1 : 0;
}

/** @returns the seeds that broke a promise, and why the run proves nothing if it does not. */
async function runAll(from: number, count: number): Promise<{ failed: number[]; doubts: string[] }> {
  const progress = createProgress(count);
  const failed: number[] = [];
  let next = from;
  const isOver = () => next >= from + count || (failed.length > 0 && !values.all);
  const work = async (worker: Worker) => {
    while (!isOver()) {
      const seed = next++;
      const { broken, ends } = await judge(worker, seed);
      if (broken.length > 0) failed.push(seed);
      progress.done(seed, broken, ends);
    }
  };
  await Promise.all(workers.map(work));
  return { failed, doubts: progress.end() };
}

async function judge(worker: Worker, seed: number): Promise<Pick<Report, 'broken' | 'ends'>> {
  const first = await worker.run({ seed, verbose: false });
  if (seed % TWICE > 0) return first;
  const second = await worker.run({ seed, verbose: false });
  if (first.fingerprint === second.fingerprint) return first;
  return { ...first, broken: [...first.broken, 'Replay: the history is another the second time'] };
}

async function end(code: number): Promise<never> {
  for (const worker of workers) worker.stop();
  await server.stop();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(130));
await end(
  await main().catch((error: Error) => {
    console.error(error);
    return 1;
  }),
);
