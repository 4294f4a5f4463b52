import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessSpec, RunningProcess } from './process-spec.js';
import { createSupervisor, type Supervisor, type SupervisorOptions } from './supervisor.js';

/** A supervisor a test, of real processes that leave a journal in a folder of their own. */
export function useSupervisor() {
  let folder = '';
  let supervisor: Supervisor | undefined;
  const seen = { told: [] as string[], running: [] as RunningProcess[] };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supervisor-'));
    seen.told = [];
    seen.running = [];
  });
  afterEach(async () => {
    await supervisor?.stop();
    await rm(folder, { recursive: true });
  });

  const pidOf = (name: string) => seen.running.find((one) => one.name === name)?.pid ?? 0;

  function supervise(specs: ProcessSpec[], timing: SupervisorOptions['timing'] = {}): Supervisor {
    supervisor = createSupervisor(specs, {
      tell: (line) => seen.told.push(line),
      changed: (now) => {
        seen.running = now;
      },
      timing: { shortestPause: 10, longestPause: 40, patience: 10_000, grace: 300, ...timing },
    });
    return supervisor;
  }

  /** A process that runs JavaScript. It is ready once it has left its pid in the folder. */
  const script = (name: string, code: string, rest: Partial<ProcessSpec> = {}): ProcessSpec => ({
    name,
    command: [process.execPath, '-e', code],
    cwd: folder,
    port: 1234,
    needs: [],
    logFile: join(folder, `${name}.log`),
    isReady: async () => Number(await readFile(join(folder, `${name}.pid`), 'utf8')) === pidOf(name),
    ...rest,
  });

  return {
    /** What the supervisor has told, and what it has last said is running. */
    seen,
    pidOf,
    supervise,
    script,
    /** When which process began and ended. */
    async journal(): Promise<string[]> {
      const text = await readFile(join(folder, 'journal'), 'utf8').catch(() => '');
      return text.split('\n').filter(Boolean);
    },
    read: (file: string) => readFile(join(folder, file), 'utf8'),
  };
}

/** Code that keeps a journal of when a process begins and ends. */
export function saying(name: string): string {
  return `
    const fs = require('fs');
    const say = (what) => fs.appendFileSync('journal', '${name} ' + what + '\\n');
    process.on('SIGTERM', () => { say('ends'); if (process.listenerCount('SIGTERM') === 1) process.exit(); });
    setInterval(() => {}, 1000);
    say('begins');
    fs.writeFileSync('${name}.pid', String(process.pid));
  `;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(10);
}
