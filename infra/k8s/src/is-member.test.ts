import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '@ticketing/common/testing';
import { locateEngine } from '@ticketing/local/engines';
import { freePorts } from '@ticketing/local/ports';
import { MongoClient } from 'mongodb';
import { manifests } from './objects.js';

interface Member {
  mongod: ChildProcess;
  ended: Promise<unknown>;
  folder: string;
  port: number;
}

/** Those whose process runs, so that it is ended whatever becomes of it. */
const members: Member[] = [];

beforeAll(async () => {
  const [first, second] = (await freePorts(2)) as [number, number];
  await Promise.all([startMember(first), startMember(second)]);
});

afterAll(async () => {
  for (const { mongod, ended, folder } of members) {
    mongod.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true });
  }
});

/** A database that is to be of a set, and is of none yet. */
async function startMember(port: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'is-member-'));
  const options = ['--replSet', 'rs0', '--dbpath', folder, '--port', String(port), '--nounixsocket'];
  const mongod = spawn(await locateEngine('mongod'), options, { stdio: ['ignore', 'pipe', 'ignore'] });
  members.push({ mongod, ended: new Promise((resolve) => mongod.once('close', resolve)), folder, port });
  const lines = createInterface({ input: mongod.stdout as NodeJS.ReadableStream });
  for await (const line of lines) {
    if (!line.includes('Waiting for connections')) continue;
    mongod.stdout?.resume();
    return;
  }
  throw new Error(`mongod ended with ${mongod.exitCode}`);
}

const connectTo = ({ port }: Member) =>
  new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`).connect();

/** Makes a set of both, of which the second is never its primary. */
async function makeSet(): Promise<void> {
  const [first, second] = members as [Member, Member];
  const client = await connectTo(first);
  const set = [
    { _id: 0, host: `127.0.0.1:${first.port}` },
    { _id: 1, host: `127.0.0.1:${second.port}`, priority: 0 },
  ];
  await client.db('admin').command({ replSetInitiate: { _id: 'rs0', members: set } });
  await client.close();
}

const ask = ({ port }: Pick<Member, 'port'>) => {
  const probe = join(manifests, 'components/mongo-replica-set/is-member');
  return spawnSync(probe, [String(port)], { encoding: 'utf8', timeout: 10_000 }).status;
};

describe('what asks a database whether it is a member', () => {
  it('is told no before there is a set, and yes by its primary and by its secondary', async () => {
    expect(members.map(ask)).toEqual([1, 1]);

    await makeSet();

    await eventually(() => expect(members.map(ask)).toEqual([0, 0]), 30_000);
    const client = await connectTo(members[1] as Member);
    expect((await client.db('admin').command({ hello: 1 })).secondary).toBe(true);
    await client.close();
  }, 40_000);

  it('fails where nobody listens', async () => {
    const [nobody] = (await freePorts(1)) as [number];
    expect(ask({ port: nobody })).not.toBe(0);
  });
});
