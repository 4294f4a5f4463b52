import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClocks } from './clocks.js';

const TEN_MINUTES = 600_000;
/** How often the process says what time it is, by a timer, and how much later that may be, in milliseconds. */
const BEAT = 20;
const A_WHILE = 60_000;

interface Saying {
  wall: number;
  date: number;
  uptime: number;
}

const program = `
  const said = () => console.log(Date.now(), new Date().getTime(), performance.now());
  setInterval(said, ${BEAT});
`;

let folder: string;
let child: ChildProcess & { pid: number };
let lines: AsyncIterator<string>;
let heard: Saying;

const clocks = () => createClocks(join(folder, 'clocks'));

async function start(env: Record<string, string>): Promise<void> {
  const options = { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] as const };
  child = spawn(process.execPath, ['--eval', program], options as object) as typeof child;
  if (!child.stdout) throw new Error('nothing is heard of it');
  lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  heard = await said();
  writeFileSync(process.env.E2E_RUN_FILE as string, JSON.stringify([{ name: 'ticker', pid: child.pid }]));
}

/** What the process says next, of which there may be some that it has said before. */
async function said(): Promise<{ wall: number; date: number; uptime: number }> {
  const [wall, date, uptime] = String((await lines.next()).value)
    .split(' ')
    .map(Number);
  return { wall, date, uptime } as { wall: number; date: number; uptime: number };
}

/** By how much its clock has stepped, as soon as it has. */
async function step(): Promise<number> {
  for (;;) {
    const before = heard;
    heard = await said();
    expect(Math.abs(heard.date - heard.wall)).toBeLessThan(A_WHILE);
    // Its timers go on.
    expect(heard.uptime - before.uptime).toBeLessThan(A_WHILE);
    const jump = heard.wall - before.wall - (heard.uptime - before.uptime);
    if (Math.abs(jump) > A_WHILE) return jump;
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clocks-test-'));
  process.env.E2E_RUN_FILE = join(folder, 'run.json');
});
afterEach(async () => {
  if (child.kill('SIGKILL')) await once(child, 'exit');
  rmSync(folder, { recursive: true });
});

describe('the clock of a running process', () => {
  it.each([TEN_MINUTES, -TEN_MINUTES])(
    'is stepped by %d ms, and back, while its timers go on',
    async (offset) => {
      const { clockOf, stepClock } = clocks();
      await start(clockOf('ticker'));

      await stepClock('ticker', offset);
      expect(Math.abs((await step()) - offset)).toBeLessThan(A_WHILE);

      await stepClock('ticker', 0);
      expect(Math.abs((await step()) + offset)).toBeLessThan(A_WHILE);
    },
  );

  it('is as wrong as it was once the process has been started again', async () => {
    const { clockOf, stepClock } = clocks();
    const env = clockOf('ticker');
    await start(env);
    await stepClock('ticker', TEN_MINUTES);
    child.kill('SIGKILL');
    await once(child, 'exit');

    await start(env);

    expect(Math.abs(heard.wall - Date.now() - TEN_MINUTES)).toBeLessThan(A_WHILE);
  });
});
