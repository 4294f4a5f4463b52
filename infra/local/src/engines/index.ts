import { defaultCache } from './cache.js';
import { chromium } from './chromium.js';
import type { Engine, EngineName, Report, ToolName } from './engine.js';
import { mongod } from './mongod.js';
import { natsStreamingServer } from './nats-streaming-server.js';
import { redisServer } from './redis-server.js';
import { searchEngine } from './search.js';
import { tools } from './tools.js';

export type { EngineName, Report, ToolName } from './engine.js';
export { kubernetesSchemas } from './kubernetes-schemas.js';

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

/** The same of what only checks. */
export async function locateTool(name: ToolName, report: Report = toStandardError): Promise<string> {
  return searchEngine(tools[name], { env: process.env, cache: defaultCache(), report });
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
