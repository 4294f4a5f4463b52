import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './process-identity.js';
import { readRunFile } from './run-file.js';
import type { Settings } from './settings.js';
import type { Ground } from './topology/index.js';

const processesOf = ({ dataDir }: Settings) => readRunFile(join(dataDir, 'run.json')).filter(isRunning);

/** Whether a system runs on DATA_DIR. */
export const isUp = (settings: Settings): boolean => processesOf(settings).length > 0;

/** What the system that runs on DATA_DIR stands on, as far as others can know. @throws an Error for people when none runs. */
export function groundOfRun(settings: Settings): Ground {
  const running = processesOf(settings);
  if (running.length === 0) {
    throw new Error(
      `No marketplace runs on the data in ${settings.dataDir}. Run npm start first, in another terminal.`,
    );
  }
  const ports = new Map<string, number>();
  for (const { name, port, monitoringPort } of running) {
    if (port) ports.set(name, port);
    if (monitoringPort) ports.set(`${name}-monitoring`, monitoringPort);
  }
  const unknown = () => '';
  return {
    settings,
    engines: { mongod: '', 'nats-streaming-server': '', 'redis-server': '' },
    jwtKey: readFileSync(join(settings.dataDir, 'jwt-key'), 'utf8').trim(),
    port: (name) => ports.get(name) ?? 0,
    data: unknown,
    log: unknown,
  };
}
