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
  /** What a service has logged, a line each, as far as it is kept. */
  logLines(service: Service): AsyncIterable<string>;
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

    async *logLines(service) {
      for (const name of [`${service}.previous.log`, `${service}.log`]) {
        const path = join(ground.settings.dataDir, 'logs', name);
        if (existsSync(path)) yield* createInterface({ input: createReadStream(path) });
      }
    },
  };
}
