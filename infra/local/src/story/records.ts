import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { monitoringOf } from '../backups/event-log.js';
import { clusterId } from '../topology/engines.js';
import type { Ground, Service } from '../topology/index.js';

/** Where what is known of orders is kept. */
export interface Records {
  /** The address of a service's database, which it names. */
  database(service: Service): Promise<string>;
  eventLog(): Promise<EventLogAddress>;
  /** What a service has logged, as far as it is kept: each log may be away by itself. */
  logs(service: Service): Promise<Log[]>;
}

interface Log {
  /** The service or the pod, and which life of it. */
  of: string;
  lines: AsyncIterable<string>;
}

interface EventLogAddress {
  url: string;
  clusterId: string;
  monitoring: string;
}

/** Those of what `npm start` runs. */
export function recordsOfRun(ground: Ground): Records {
  return {
    database: async (service) =>
      `mongodb://127.0.0.1:${ground.port(`mongo-${service}`)}/${service}?directConnection=true`,

    eventLog: async () => ({
      url: `nats://127.0.0.1:${ground.port('nats-streaming')}`,
      clusterId,
      monitoring: monitoringOf(ground),
    }),

    async logs(service) {
      const linesIn = (name: string) => linesOf(join(ground.settings.dataDir, 'logs', name));
      return [
        { of: `${service} in the run before`, lines: linesIn(`${service}.previous.log`) },
        { of: service, lines: linesIn(`${service}.log`) },
      ];
    },
  };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  if (existsSync(path)) yield* createInterface({ input: createReadStream(path) });
}
