import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@ticketing/common/testing';
import { isStopped } from '@ticketing/local/process-identity';
import { createProcesses } from './processes.js';

let folder: string;
let child: ChildProcess & { pid: number };

/** What can be done to one process, which is called `sleeper`. */
const processes = createProcesses(new Map(), () => {});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'processes-test-'));
  process.env.E2E_RUN_FILE = join(folder, 'run.json');
  child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }) as typeof child;
  await once(child, 'spawn');
  writeFileSync(process.env.E2E_RUN_FILE, JSON.stringify([{ name: 'sleeper', pid: child.pid, port: 1 }]));
});
afterEach(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('a process that is frozen', () => {
  it('stands still until it is thawed', async () => {
    await processes.freeze('sleeper');
    expect(isStopped(child.pid)).toBe(true);

    processes.thaw('sleeper');
    await eventually(() => expect(isStopped(child.pid)).toBe(false));
  });

  it('has to be there: one that has ended cannot be', async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');

    await expect(processes.freeze('sleeper')).rejects.toThrow('ESRCH');
  });
});
