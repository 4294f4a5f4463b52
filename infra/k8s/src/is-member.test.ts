import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { locateEngine } from '@ticketing/local/engines';
import { freePorts } from '@ticketing/local/ports';
import { MongoClient } from 'mongodb';
import { manifests } from './objects.js';

const folder = mkdtempSync(join(tmpdir(), 'is-member-'));
let mongod: ChildProcess;
let port: number;

beforeAll(async () => {
  [port] = (await freePorts(1)) as [number];
  const options = ['--replSet', 'rs0', '--dbpath', folder, '--port', String(port), '--nounixsocket'];
  mongod = spawn(await locateEngine('mongod'), options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface({ input: mongod.stdout as NodeJS.ReadableStream });
  for await (const line of lines) if (line.includes('Waiting for connections')) break;
  mongod.stdout?.resume();
});

afterAll(async () => {
  const ended = once(mongod, 'exit');
  mongod.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true });
});

const ask = (port: number) => {
  const probe = join(manifests, 'components/mongo-replica-set/is-member');
  return spawnSync(probe, [String(port)], { encoding: 'utf8', timeout: 10_000 }).status;
};

describe('what asks a database whether it is a member', () => {
  it('is told no before there is a set, and yes by the primary of one', async () => {
    const client = await new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`).connect();
    const before = ask(port);
    await client
      .db('admin')
      .command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } });
    while (!(await client.db('admin').command({ hello: 1 })).isWritablePrimary);
    const after = ask(port);
    await client.close();

    expect([before, after]).toEqual([1, 0]);
  });

  it('fails where nobody listens', async () => {
    const [nobody] = (await freePorts(1)) as [number];
    expect(ask(nobody)).not.toBe(0);
  });
});
