import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cookieWith, newId, tokenOf } from '@ticketing/common/testing';
import { freePorts } from '@ticketing/local/ports';
import type { ProcessSpec, RunningProcess } from '@ticketing/local/process-spec';
import { createSystem } from '@ticketing/local/system';
import { clusterId } from '@ticketing/local/topology';
import { MongoClient } from 'mongodb';
import type { BrokerAddress } from './broker.js';
import { underTest } from './cores.js';

/** Some of what `npm start` runs, on one core. */
export interface Marketplace {
  /** How a process is started, whether it was or not. */
  spec(name: string): ProcessSpec;
  pid(name: string): number;
  /** The address of a process, without a slash at the end. */
  url(name: string): string;
  /** The connection string of a service's database. */
  mongoUri(service: string): string;
  /** Where the broker is, and its name for itself. */
  broker: BrokerAddress;
  /** Headers of somebody who is signed in. */
  signedIn(userId?: string): { cookie: string };
  /** After the workers that ask it. */
  close(...workers: { end(): Promise<void> }[]): Promise<void>;
}

/** Starts those processes, and all that they need, as `npm start` does. */
export async function openMarketplace(names: string[]): Promise<Marketplace> {
  const [port] = (await freePorts(1)) as [number];
  const dataDir = mkdtempSync(join(tmpdir(), 'ticketing-bench-'));
  const specs = new Map<string, ProcessSpec>();
  const adapt = (all: ProcessSpec[]) => {
    for (const spec of all) specs.set(spec.name, { ...spec, command: underTest(spec.command) });
    return withNeeds([...specs.values()], names);
  };
  const system = createSystem(
    { port, dataDir },
    { tell: (line) => process.stderr.write(`${line}\n`), builds: [], adapt },
  );
  process.once('exit', system.kill);
  const end = async () => {
    running.delete(end);
    await system.stop();
    process.off('exit', system.kill);
    rmSync(dataDir, { recursive: true, force: true });
  };
  running.add(end);
  await system.launch();
  const spec = (name: string) => {
    const found = specs.get(name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  const portOf = (name: string) => spec(name).port;
  const jwtKey = readFileSync(join(dataDir, 'jwt-key'), 'utf8').trim();
  return {
    broker: { natsUrl: `nats://127.0.0.1:${portOf('nats-streaming')}`, clusterId },
    spec,
    pid: (name) => pidOf(join(dataDir, 'run.json'), name),
    url: (name) => `http://127.0.0.1:${portOf(name)}`,
    mongoUri: (service) => `mongodb://127.0.0.1:${portOf(`mongo-${service}`)}/${service}?replicaSet=rs0`,
    signedIn: (id = newId()) => ({
      cookie: cookieWith(tokenOf({ id, email: `${id}@example.com` }, jwtKey)),
    }),
    async close(...workers) {
      await Promise.all(workers.map((worker) => worker.end()));
      await end();
    },
  };
}

/** What ends each of those that run. */
const running = new Set<() => Promise<void>>();

/** Ends those that a row has left behind because it failed. */
export async function closeMarketplaces(): Promise<void> {
  await Promise.all([...running].map((end) => end()));
}

function pidOf(runFile: string, name: string): number {
  const running: RunningProcess[] = JSON.parse(readFileSync(runFile, 'utf8'));
  const found = running.find((one) => one.name === name);
  if (!found) throw new Error(`${name} does not run`);
  return found.pid;
}

function withNeeds(all: ProcessSpec[], names: string[]): ProcessSpec[] {
  const wanted = new Set(names);
  // A set takes in what is added while it is gone through.
  for (const name of wanted) {
    for (const need of all.find((spec) => spec.name === name)?.needs ?? []) wanted.add(need);
  }
  return all.filter(({ name }) => wanted.has(name));
}

/** Lets `work` use a service's database. */
export async function withDatabase<T>(
  uri: string,
  work: (database: ReturnType<MongoClient['db']>) => Promise<T>,
): Promise<T> {
  const client = await new MongoClient(uri).connect();
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
}
