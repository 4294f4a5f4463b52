import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface RunningProcess {
  name: string;
  pid: number;
  port: number;
  /** `name:password`, of a database that asks who is there. */
  login?: string;
}

/** The running system under test, as `npm start` leaves it. */
export const system = {
  /** The gateway's address, without a slash at the end. */
  get url(): string {
    return required('E2E_URL').replace(/\/$/, '');
  },

  /** Whether whoever has started it says that no limit is to be met: a 429 is then a fault. */
  get isUnlimited(): boolean {
    return process.env.E2E_UNLIMITED === 'yes';
  },

  /** Every process, as run.json lists them at this moment. */
  processes(): RunningProcess[] {
    return JSON.parse(readFileSync(required('E2E_RUN_FILE'), 'utf8'));
  },

  /** Where that process of this run logs to. */
  logOf: (name: string): string => join(dirname(required('E2E_RUN_FILE')), 'logs', `${name}.log`),

  /** The process of that name. @throws {Error} when it does not run. */
  process(name: string): RunningProcess {
    const found = this.processes().find((process) => process.name === name);
    if (!found) throw new Error(`${name} is not running`);
    return found;
  },
};

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the tests by npm test, or start the system and set it`);
  return value;
}
