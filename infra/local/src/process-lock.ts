import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isRunning } from './process-identity.js';

export interface Holder {
  pid: number;
  started: string;
}

export type Release = () => Promise<void>;

/** Takes the lock file for this process, or resolves to the live process that holds it. One whose holder died is free. */
export async function acquireLock(path: string): Promise<Release | Holder> {
  const mine = `${path}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, started: identify(process.pid) }));
  try {
    for (;;) {
      // link, unlike rename, fails when the target exists, and the content is there from the first moment.
      const taken = await link(mine, path).then(() => true, rejectUnless('EEXIST'));
      if (taken) return () => rm(path, { force: true });
      const holder = await readHolder(path);
      if (holder && isRunning(holder)) return holder;
      await evict(path, holder);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** Runs the task while this process alone holds the lock, waiting for whoever has it. */
export async function withLock<T>(path: string, waiting: () => void, task: () => Promise<T>): Promise<T> {
  let lock = await acquireLock(path);
  if (typeof lock !== 'function') waiting();
  while (typeof lock !== 'function') {
    await delay(200);
    lock = await acquireLock(path);
  }
  try {
    return await task();
  } finally {
    await lock();
  }
}

/** Of two processes that find the same dead holder, the slower may move the faster one's fresh lock aside: it puts it back. */
async function evict(path: string, dead: Holder | undefined): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(rejectUnless('ENOENT'));
  const evicted = await readHolder(aside);
  if (evicted && evicted.started !== dead?.started) await link(aside, path).catch(rejectUnless('EEXIST'));
  await rm(aside, { force: true });
}

async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

function rejectUnless(code: string) {
  return (error: NodeJS.ErrnoException): false => {
    if (error.code === code) return false;
    throw error;
  };
}
