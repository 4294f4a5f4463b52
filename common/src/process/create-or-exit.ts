import { ConfigError } from './config.js';

/** What a process is made of. An environment that does not suffice is said in one line, for people, and is its end. */
export function createOrExit<T>(create: () => T): T {
  try {
    return create();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
