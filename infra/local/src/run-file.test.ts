import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify } from './process-identity.js';
import { endLeftovers, readRunFile, removeRunFile, writeRunFile } from './run-file.js';

let folder: string;
let path: string;
let child: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-file-'));
  path = join(folder, 'run.json');
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  await once(child, 'spawn');
});

afterEach(async () => {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true });
});

describe('run.json', () => {
  it('lists what runs, and is gone once removed', () => {
    const running = [{ name: 'tickets', pid: 7, port: 4001, started: 'now' }];
    writeRunFile(path, running);
    const listed = readRunFile(path);
    removeRunFile(path);

    expect(listed).toEqual(running);
    expect(readRunFile(path)).toEqual([]);
  });

  it.each(['[{"name": "tick', '', '{}', 'null', '[null, 7, {"name": "tickets", "pid": "7"}]'])(
    'lists nothing when it is damaged: %s',
    async (damaged) => {
      await writeFile(path, damaged);

      expect(readRunFile(path)).toEqual([]);
      expect(await endLeftovers(path)).toEqual([]);
    },
  );
});

describe('endLeftovers', () => {
  it('ends what a killed runner has left, and names it', async () => {
    const ended = once(child, 'exit');
    writeRunFile(path, [entry(identify(Number(child.pid)) ?? '')]);

    expect(await endLeftovers(path)).toEqual(['tickets']);
    expect((await ended)[1]).toBe('SIGTERM');
    expect(readRunFile(path)).toEqual([]);
  });

  it('leaves alone a later process that happens to have the same pid', async () => {
    writeRunFile(path, [entry('an earlier start')]);

    expect(await endLeftovers(path)).toEqual([]);
    expect(child.exitCode ?? child.signalCode).toBeNull();
  });
});

function entry(started: string) {
  return { name: 'tickets', pid: Number(child.pid), port: 4001, started };
}
