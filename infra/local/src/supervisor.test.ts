import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessSpec, RunningProcess } from './process-spec.js';
import { createSupervisor, type Supervisor, type SupervisorOptions } from './supervisor.js';

let folder: string;
let told: string[];
let running: RunningProcess[];
let supervisor: Supervisor;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supervisor-'));
  told = [];
  running = [];
});

afterEach(async () => {
  await supervisor.stop();
  await rm(folder, { recursive: true });
});

describe('start', () => {
  it('starts a process only once what it needs is ready, and resolves when all are', async () => {
    supervise([script('app', saying('app'), { needs: ['engine'] }), script('engine', saying('engine'))]);
    await supervisor.start();

    expect(await journal()).toEqual(['engine begins', 'app begins']);
    expect(running.map(({ name }) => name).sort()).toEqual(['app', 'engine']);
  });

  it('tells what it still waits for', async () => {
    supervise([script('app', saying('app'), { needs: ['engine'] }), script('engine', saying('engine'))]);
    const waits: string[][] = [];
    await supervisor.start((waitingFor) => waits.push(waitingFor));

    expect(waits).toEqual([['app']]);
  });

  it('gives up on a process that keeps ending before it is ready, with the end of its log', async () => {
    supervise([
      script('engine', 'console.log("FATAL bad file"); process.exit(14)', { dataFolder: '/data/engine' }),
    ]);

    await expect(supervisor.start()).rejects.toThrow(
      /engine does not start: it ended before it was ready \(exit code 14\)[\s\S]*\/data\/engine[\s\S]*FATAL bad file/,
    );
  });

  it('gives up on a program that does not exist', async () => {
    supervise([{ ...script('engine', ''), command: ['/no/such/engine'] }]);

    await expect(supervisor.start()).rejects.toThrow('ENOENT');
  });

  it('gives up on a process that is never ready', async () => {
    supervise([{ ...script('engine', saying('engine')), isReady: async () => false }], { patience: 300 });

    await expect(supervisor.start()).rejects.toThrow('it was not ready within 0.3 s');
  });
});

describe('a process that dies', () => {
  it('is started again, and a line says so', async () => {
    supervise([script('app', saying('app'))]);
    await supervisor.start();
    const [first] = running;
    process.kill(pidOf('app'), 'SIGKILL');
    await until(() => told.includes('app is ready again'));

    expect(told[0]).toBe('app ended (SIGKILL); starting it again in 10 ms');
    expect(pidOf('app')).not.toBe(first?.pid);
    expect(running[0]?.port).toBe(first?.port);
  });

  it('waits longer before each restart, up to a limit', async () => {
    supervise([script('app', `${saying('app')} setTimeout(() => process.exit(3), 50)`)]);
    await supervisor.start();
    await until(() => told.filter((line) => line.includes('starting it again')).length >= 5);

    expect(pauses().slice(0, 5)).toEqual([10, 20, 40, 40, 40]);
  });

  it('waits the shortest time again after it was healthy for a while', async () => {
    supervise([script('app', `${saying('app')} setTimeout(() => process.exit(3), 50)`)], { healthyAfter: 1 });
    await supervisor.start();
    await until(() => told.filter((line) => line.includes('starting it again')).length >= 3);

    expect(pauses().slice(0, 3)).toEqual([10, 10, 10]);
  });

  it('takes with it what it had started', async () => {
    const grandchild = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(saying('grandchild'))}])`;
    supervise([script('app', `${grandchild}; ${saying('app')}`)]);
    await supervisor.start();
    await until(async () => (await journal()).includes('grandchild begins'));
    const grandchildPid = Number(await readFile(join(folder, 'grandchild.pid'), 'utf8'));
    process.kill(pidOf('app'), 'SIGKILL');

    await until(() => !isAlive(grandchildPid));
  });
});

describe('restart', () => {
  it('starts the process again without a pause', async () => {
    supervise([script('app', saying('app'))]);
    await supervisor.start();
    const before = pidOf('app');
    supervisor.restart('app');
    await until(() => told.includes('app is ready again'));

    expect(told).toEqual(['app is ready again']);
    expect(pidOf('app')).not.toBe(before);
  });

  it('cuts the pause of a process that keeps dying short', async () => {
    supervise([script('app', saying('app'))], { shortestPause: 60_000 });
    await supervisor.start();
    process.kill(pidOf('app'), 'SIGKILL');
    await until(() => told.length > 0);
    supervisor.restart('app');

    await until(() => told.includes('app is ready again'));
  });
});

describe('stop', () => {
  it('ends a process once what needs it has ended', async () => {
    supervise([script('engine', saying('engine')), script('app', saying('app'), { needs: ['engine'] })]);
    await supervisor.start();
    await supervisor.stop();

    expect((await journal()).slice(2)).toEqual(['app ends', 'engine ends']);
    expect(running).toEqual([]);
  });

  it('ends a process that does not listen, after a grace', async () => {
    supervise([script('app', `${saying('app')} process.on('SIGTERM', () => {})`)]);
    await supervisor.start();
    const pid = pidOf('app');
    await supervisor.stop();

    expect(isAlive(pid)).toBe(false);
  });

  it('ends everything by the deadline, however deep the chain', async () => {
    const stubborn = (name: string) => `${saying(name)} process.on('SIGTERM', () => {})`;
    supervise([script('engine', stubborn('engine')), script('app', stubborn('app'), { needs: ['engine'] })], {
      grace: 60_000,
      deadline: 200,
    });
    await supervisor.start();
    await supervisor.stop();

    expect(running).toEqual([]);
  });

  it('ends the pause of a process that is to be started again, and does not start it', async () => {
    supervise([script('app', saying('app'))], { shortestPause: 60_000 });
    await supervisor.start();
    process.kill(pidOf('app'), 'SIGKILL');
    await until(() => told.length > 0);
    await supervisor.stop();

    expect(await journal()).toEqual(['app begins']);
  });

  it('ends a start that is under way', async () => {
    const neverReady = { ...script('engine', saying('engine')), isReady: async () => false };
    supervise([neverReady, script('app', saying('app'), { needs: ['engine'] })]);
    const started = supervisor.start().catch((error: Error) => error.message);
    await until(async () => (await journal()).includes('engine begins'));
    await supervisor.stop();

    expect(await started).toContain('it was told to stop');
    expect(await journal()).toEqual(['engine begins', 'engine ends']);
  });
});

describe('kill', () => {
  it('ends everything at once', async () => {
    supervise([script('app', `${saying('app')} process.on('SIGTERM', () => {})`)], { shortestPause: 60_000 });
    await supervisor.start();
    const pid = pidOf('app');
    supervisor.kill();

    await until(() => !isAlive(pid));
  });
});

function supervise(specs: ProcessSpec[], timing: SupervisorOptions['timing'] = {}): void {
  supervisor = createSupervisor(specs, {
    tell: (line) => told.push(line),
    changed: (now) => {
      running = now;
    },
    timing: { shortestPause: 10, longestPause: 40, patience: 10_000, grace: 300, ...timing },
  });
}

/** A process that runs JavaScript. It is ready once it has left its pid in the folder. */
function script(name: string, code: string, rest: Partial<ProcessSpec> = {}): ProcessSpec {
  return {
    name,
    command: [process.execPath, '-e', code],
    cwd: folder,
    port: 1234,
    needs: [],
    logFile: join(folder, `${name}.log`),
    isReady: async () => Number(await readFile(join(folder, `${name}.pid`), 'utf8')) === pidOf(name),
    ...rest,
  };
}

/** Code that keeps a journal of when a process begins and ends. */
function saying(name: string): string {
  return `
    const fs = require('fs');
    const say = (what) => fs.appendFileSync('journal', '${name} ' + what + '\\n');
    process.on('SIGTERM', () => { say('ends'); if (process.listenerCount('SIGTERM') === 1) process.exit(); });
    setInterval(() => {}, 1000);
    say('begins');
    fs.writeFileSync('${name}.pid', String(process.pid));
  `;
}

async function journal(): Promise<string[]> {
  const text = await readFile(join(folder, 'journal'), 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean);
}

function pauses(): number[] {
  return told.flatMap((line) => line.match(/again in (\d+) ms/)?.[1] ?? []).map(Number);
}

function pidOf(name: string): number {
  return running.find((one) => one.name === name)?.pid ?? 0;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(10);
}
