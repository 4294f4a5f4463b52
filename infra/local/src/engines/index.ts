import { defaultCache } from './cache.js';
import { chromium } from './chromium.js';
import type { Engine, EngineName, Report } from './engine.js';
import { mongod } from './mongod.js';
import { natsStreamingServer } from './nats-streaming-server.js';
import { redisServer } from './redis-server.js';
import { searchEngine } from './search.js';

export type { EngineName, Report } from './engine.js';

const engines: Record<EngineName, Engine> = {
  mongod,
  'nats-streaming-server': natsStreamingServer,
  'redis-server': redisServer,
  chromium,
};

/** The absolute path of an executable that runs here; it is fetched when there is none yet. */
export async function locateEngine(name: EngineName, report: Report = toStandardError): Promise<string> {
  return searchEngine(engines[name], { env: process.env, cache: defaultCache(), report });
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
