import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '@ticketing/local/command';
import type { ProcessSpec } from '@ticketing/local/process-spec';
import { root } from '@ticketing/local/settings';
import { createSystem, type System } from '@ticketing/local/system';
import { type Ground, services } from '@ticketing/local/topology';
import { createClocks } from './clocks.js';
import { faultyMap, instanceName } from './map.js';
import { createProcesses } from './processes.js';
import { canMount, mountSmallDisk, ON_SMALL_DISKS, type SmallDisk } from './small-disk.js';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.js';

export interface LaboratoryOptions {
  /** Where everything that it leaves goes. */
  dataDir: string;
  /** The gateway's port. */
  port: number;
  /** How many there are of each service. */
  instances: number;
  reservationSeconds: number;
  /** Whether they speak to each other without anything between them that could be cut, and by clocks that cannot be stepped. */
  direct: boolean;
  tell(line: string): void;
}

/** What an engine needs to start, and some more: its journal, and MongoDB's log of operations. */
const DISK_MEGABYTES = 256;

/** The whole marketplace on this machine, every part of which can be made to fail. */
export function createLaboratory(options: LaboratoryOptions) {
  const { dataDir, port, instances, reservationSeconds, direct, tell } = options;
  const specs = new Map<string, ProcessSpec>();
  const links = new Map<string, TcpProxy>();
  const disks = new Map<string, SmallDisk>();
  const { clockOf, stepClock } = createClocks(join(dataDir, 'clocks'));
  const instancesOf = (service: string) =>
    Array.from({ length: instances }, (_, i) => instanceName(service, i));

  async function adapt(all: ProcessSpec[], ground: Ground): Promise<ProcessSpec[]> {
    const map = faultyMap(all, ground, { instances, direct });
    for (const { from, to, port, target } of map.links) {
      links.set(`${from}>${to}`, await openTcpProxy(port, target));
    }
    for (const name of canMount() ? ON_SMALL_DISKS : []) {
      disks.set(name, mountSmallDisk(ground.data(name), DISK_MEGABYTES));
    }
    for (const spec of map.specs) {
      specs.set(spec.name, {
        ...spec,
        beforeStart: () => processes.isHeld(spec.name).then(spec.beforeStart),
      });
    }
    for (const name of direct ? [] : services.flatMap(instancesOf)) {
      const spec = there(specs, name);
      spec.env = { ...spec.env, ...clockOf(name) };
    }
    return [...specs.values()];
  }

  const settings = { port, dataDir, RESERVATION_SECONDS: String(reservationSeconds) };
  const inner = createSystem(settings, { tell, adapt });
  const processes = createProcesses(specs, inner.restart);

  function unmount(): void {
    for (const disk of disks.values()) disk.unmount();
    disks.clear();
  }

  const system: System = {
    ...inner,
    async stop() {
      processes.letGo();
      await inner.stop();
      await Promise.all([...links.values()].map((link) => link.close()));
      unmount();
    },
    kill() {
      inner.kill();
      unmount();
    },
  };

  return {
    ...processes,
    system,
    instances,
    instancesOf,
    stepClock,
    link: (from: string, to: string) => used(links, `${from}>${to}`),
    disk: (name: string) => there(disks, name),
    /** `npm run republish`, as a person would. */
    republish: () => {
      const env = { DATA_DIR: dataDir, PORT: String(port) };
      return command(process.execPath, ['infra/local/bootstrap.mjs', 'republish'], { cwd: root, env });
    },
    /** The key of this system's sessions. */
    jwtKey: () => readFileSync(join(dataDir, 'jwt-key'), 'utf8').trim(),
  };
}

export type Laboratory = ReturnType<typeof createLaboratory>;

function there<T>(parts: Map<string, T>, name: string): T {
  const part = parts.get(name);
  if (!part) throw new Error(`there is no ${name} here`);
  return part;
}

/** @throws {Error} when nothing goes that way: nobody would notice that it is cut. */
function used(links: Map<string, TcpProxy>, name: string): TcpProxy {
  const link = there(links, name);
  if (!link.isUsed()) throw new Error(`nothing has passed ${name}`);
  return link;
}
