import { readFileSync } from 'node:fs';

interface RunningProcess {
  name: string;
  pid: number;
  port: number;
}

/** The running system under test, as `npm start` leaves it. */
export const system = {
  /** The gateway's address, without a slash at the end. */
  get url(): string {
    return required('E2E_URL').replace(/\/$/, '');
  },

  /** The process of that name, as run.json lists it at this moment. */
  process(name: string): RunningProcess {
    const all: RunningProcess[] = JSON.parse(readFileSync(required('E2E_RUN_FILE'), 'utf8'));
    const found = all.find((process) => process.name === name);
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
