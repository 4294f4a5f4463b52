import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@ticketing/common/testing';
import { locateEngine } from '../engines/index.js';
import { freePorts } from '../ports.js';
import type { RunningProcess } from '../process-spec.js';
import { readSettings } from '../settings.js';
import { createSupervisor } from '../supervisor.js';
import { isStuckByFullDisk, roomIn } from './broker-disk.js';
import { natsStreaming } from './engines.js';

/** The head of a record of 86 bytes, and three of them. */
const BEGINNING = Buffer.from([86, 0, 0, 1, 0xd1, 0xc9, 0xff, 0x30, 8, 10, 18]);

let folder: string;
let running: RunningProcess[] = [];
let supervisor: ReturnType<typeof createSupervisor>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ticketing-torn-log-'));
  mkdirSync(join(folder, 'data'));
  const [port = 0, monitoringPort = 0] = await freePorts(2);
  const spec = natsStreaming({
    settings: readSettings({}),
    engines: {
      mongod: '',
      'redis-server': '',
      'nats-streaming-server': await locateEngine('nats-streaming-server'),
    },
    jwtKey: '',
    port: (name) => (name === 'nats-streaming' ? port : monitoringPort),
    data: () => join(folder, 'data'),
    log: () => join(folder, 'log'),
  });
  supervisor = createSupervisor([spec], {
    tell: () => {},
    changed: (now) => {
      running = now;
    },
  });
});
afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true });
});

/** It answers before it has read what it kept; that often it has said that it has. */
const hasBegun = (times: number) =>
  eventually(() => {
    const log = readFileSync(join(folder, 'log'), 'utf8');
    expect(log.match(/Streaming Server is ready/g)).toHaveLength(times);
  }, 30_000);

it('a broker that was stopped by a full disk begins again without what it had not finished writing, each time', async () => {
  await supervisor.start();
  await hasBegun(1);
  for (const times of [2, 3]) {
    appendFileSync(join(folder, 'data', 'clients.dat'), BEGINNING);
    process.kill(running[0]?.pid ?? 0, 'SIGKILL');
    await hasBegun(times);
  }
});

it('a broker that had no room to begin a file begins again without it', async () => {
  await supervisor.start();
  await hasBegun(1);
  const channel = join(folder, 'data', 'order:cancelled');
  mkdirSync(channel);
  writeFileSync(join(channel, 'msgs.1.dat'), Buffer.alloc(2));
  process.kill(running[0]?.pid ?? 0, 'SIGKILL');
  await hasBegun(2);
});

describe('a broker that has run out of room', () => {
  const READY = '[1] [INF] STREAM: Streaming Server is ready\n';
  const FULL = '[1] [ERR] STREAM: Unable to store subscription: no space left on device\n';
  const enough = () => 1_000_000_000;

  it.each([
    ['and has room again is stuck', READY + FULL, enough, true],
    ['and has none yet is not started in vain', READY + FULL, () => 4_096, false],
    ['and began again since is not stuck', READY + FULL + READY, enough, false],
    ['never is not stuck', READY, enough, false],
  ])('%s', (_what, log, room, isStuck) => {
    const file = join(folder, 'log of another');
    appendFileSync(file, log);
    expect(isStuckByFullDisk(file, room)).toBe(isStuck);
  });

  it('whose folder is gone has no room', () => {
    expect(roomIn(join(folder, 'gone'))).toBe(0);
  });
});
