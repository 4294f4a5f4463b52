import Bull from 'bull';
import { answerWith } from '../worker.js';

export interface Jobs {
  redisUrl: string;
  count: number;
}

/** As many at a time as expiration takes: expiration/src/wake-ups/bull-wake-ups.ts. */
const CONCURRENCY = 20;
/** Until the moment for which all wait, in milliseconds: a second, and as long as it takes to ask for one. */
const LEAD = 1_000;
const LEAD_OF_ONE = 1;

let queue: Bull.Queue | undefined;
let woken = () => {};

/** How many jobs that wait for the same moment are done a second, from that moment on. */
answerWith(async ({ redisUrl, count }: Jobs): Promise<number> => {
  queue ??= open(redisUrl);
  const due = Date.now() + LEAD + count * LEAD_OF_ONE;
  const done = new Promise<void>((resolve) => {
    let left = count;
    woken = () => --left === 0 && resolve();
  });
  const jobs = Array.from({ length: count }, () => ({ data: {}, opts: { delay: due - Date.now() } }));
  await queue.addBulk(jobs);
  if (Date.now() > due) throw new Error('the moment came before all jobs were asked for');
  await done;
  return (count * 1000) / (Date.now() - due);
});

function open(redisUrl: string): Bull.Queue {
  const opened = new Bull('bare', redisUrl, { defaultJobOptions: { removeOnComplete: true } });
  void opened.process(CONCURRENCY, async () => woken());
  return opened;
}
