import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireLock, withLock } from './process-lock.js';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(folder, 'lock');
});

afterEach(() => rm(folder, { recursive: true }));

describe('acquireLock', () => {
  it('names the live process that has the lock', async () => {
    await acquireLock(path);

    expect(await acquireLock(path)).toMatchObject({ pid: process.pid });
  });

  it.each([
    ['has ended', '{"pid":4194305,"started":"long ago"}'],
    ['had the pid of a live one', `{"pid":${process.pid},"started":"long ago"}`],
    ['was cut off while it wrote', '{"pid"'],
  ])('takes over from a process that %s', async (_, left) => {
    await writeFile(path, left);

    expect(await acquireLock(path)).toBeInstanceOf(Function);
  });

  it('leaves nothing behind once released', async () => {
    const release = await acquireLock(path);
    if (typeof release === 'function') await release();

    expect(await readdir(folder)).toEqual([]);
  });
});

describe('withLock', () => {
  it('lets one task in at a time, and the next after a failure', async () => {
    const events: string[] = [];
    const task = (name: string) => async () => {
      events.push(`${name} begins`);
      await new Promise(setImmediate);
      events.push(`${name} ends`);
      if (name === 'a') throw new Error('a failed');
    };
    const waited = () => events.push('waited');
    await Promise.allSettled([withLock(path, waited, task('a')), withLock(path, waited, task('a'))]);

    expect(events.filter((event) => event !== 'waited')).toEqual([
      'a begins',
      'a ends',
      'a begins',
      'a ends',
    ]);
    expect(events).toContain('waited');
  });
});
