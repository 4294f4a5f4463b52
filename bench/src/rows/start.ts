import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@ticketing/local/ports';
import type { ProcessSpec } from '@ticketing/local/process-spec';
import { root } from '@ticketing/local/settings';
import { openMarketplace } from '../marketplace.js';
import type { Row } from '../row.js';

/** How often it is looked whether it is there, in milliseconds. */
const LOOK = 20;
const PATIENCE = 120_000;

/** Until that address answers 200, in milliseconds. */
async function timeTo(url: string, begun: number): Promise<number> {
  while (performance.now() - begun < PATIENCE) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  throw new Error(`${url} has not answered`);
}

const limited = (limit: number) => ({
  beside: `the limit of ${limit / 1000} s`,
  unit: 'ms',
  goal: { most: 1 },
});

const LONGEST_START = 10_000;
const LONGEST_SERVICE_START = 1_000;

/** Everything that `npm start` does when engines and builds are there, with data that is new. */
export const wholeStart: Row = {
  number: '11a',
  what: 'from npm start to the first page',
  ...limited(LONGEST_START),
  async open() {
    return { ours: startOnce, other: async () => LONGEST_START, close: async () => {} };
  },
};

async function startOnce(): Promise<number> {
  const [port] = (await freePorts(1)) as [number];
  const dataDir = mkdtempSync(join(tmpdir(), 'ticketing-bench-start-'));
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir };
  const begun = performance.now();
  const runner = spawn(process.execPath, ['infra/local/bootstrap.mjs', 'start'], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => runner.once('exit', resolve));
  try {
    return await timeTo(`http://127.0.0.1:${port}/`, begun);
  } finally {
    runner.kill('SIGINT');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A service whose engines are there, as after a deployment. */
export const serviceStart: Row = {
  number: '11b',
  what: 'from the start of a service to its readiness',
  ...limited(LONGEST_SERVICE_START),
  async open() {
    const market = await openMarketplace(['mongo-tickets', 'nats-streaming']);
    return {
      ours: () => timeOf(market.spec('tickets')),
      other: async () => LONGEST_SERVICE_START,
      close: () => market.close(),
    };
  },
};

/** Starts it, waits until it is ready, and ends it as a deployment does. */
async function timeOf({ command: [program, ...args], cwd, env, port }: ProcessSpec): Promise<number> {
  const begun = performance.now();
  const service = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'ignore' });
  const ended = new Promise((resolve) => service.once('exit', resolve));
  try {
    return await timeTo(`http://127.0.0.1:${port}/readyz`, begun);
  } finally {
    service.kill('SIGTERM');
    await ended;
  }
}
