import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, isPortTaken } from '@ticketing/local/ports';
import { services } from '@ticketing/local/topology';
import { type Cluster, namespace } from './cluster.js';
import { leaderOf } from './leaders.js';
import { until } from './wait.js';

interface Target {
  /** What tests call it: see e2e/src/world/system.ts. */
  name: string;
  service: string;
  port: number;
  login?: string;
}

/** Before a forward that has ended, as it does with its pod, is made anew, in milliseconds. */
const PAUSE = 500;

/** What tests look into besides the site itself: the databases and the stand-in's books. */
async function targetsIn(cluster: Cluster): Promise<Target[]> {
  const databases = services.map(async (name) => ({
    name: `mongo-${name}`,
    service: `mongo-${name}`,
    port: 27017,
    login: `${name}:${await cluster.passwordOf(name)}`,
  }));
  return [...(await Promise.all(databases)), { name: 'stripe', service: 'stripe-stand-in', port: 3000 }];
}

export interface Forwards {
  /** The list of processes that tests read, with the ports of this machine. */
  runFile: string;
  stripePort: number;
  /** Makes all anew: kubectl does not always notice that the pod to which it leads is gone. */
  renew(): Promise<void>;
  close(): void;
}

/** Ports of this machine that lead into the cluster, to whichever pod is there at the time. */
export async function openForwards(cluster: Cluster): Promise<Forwards> {
  const targets = await targetsIn(cluster);
  const ports = await freePorts(targets.length);
  const kept = targets.map((target, i) => keepForward(cluster, target, ports[i] as number));
  const close = () => {
    for (const forward of kept) forward.close();
  };
  process.once('exit', close);
  const runFile = join(cluster.folder, 'run.json');
  const listed = targets.map(({ name, login }, i) => ({ name, login, pid: process.pid, port: ports[i] }));
  writeFileSync(runFile, JSON.stringify(listed), { mode: 0o600 });
  const untilOpen = () => Promise.all(ports.map(untilTaken));
  await untilOpen();
  return {
    runFile,
    stripePort: ports.at(-1) as number,
    async renew() {
      await Promise.all(kept.map((forward) => forward.end()));
      await untilOpen();
    },
    close,
  };
}

const untilTaken = (port: number) =>
  until(async () => {
    if (!(await isPortTaken(port))) throw new Error(`nothing listens on port ${port} yet`);
  });

function keepForward(cluster: Cluster, { service, port }: Target, localPort: number) {
  let current: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOpen = true;

  const again = () => {
    if (isOpen) timer = setTimeout(start, PAUSE);
  };

  async function start(): Promise<void> {
    try {
      // Of a database with members the primary, as the others may not have heard yet of what was written.
      const leader = await leaderOf(service, cluster);
      if (!isOpen) return;
      const to = leader ? `pod/${leader}` : `service/${service}`;
      const args = ['--namespace', namespace, 'port-forward', to, `${localPort}:${port}`];
      current = spawn('kubectl', args, { env: { ...process.env, ...cluster.env }, stdio: 'ignore' });
      current.once('close', again);
    } catch {
      // While they elect one, or the API server is away.
      again();
    }
  }

  /** Another one follows. */
  async function end(): Promise<void> {
    if (!current || current.exitCode !== null || current.signalCode !== null) return;
    current.kill();
    await once(current, 'close');
  }

  void start();
  return {
    end,
    close() {
      isOpen = false;
      clearTimeout(timer);
      current?.kill();
    },
  };
}
