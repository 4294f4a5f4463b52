import { openConnection } from '../mongo/connect.js';
import { createOrExit } from './create-or-exit.js';
import type { Platform } from './platform.js';

/**
 * A command for operators, as a process that works on a service's database alone, also while the service runs: what it
 * changes is told by the service, from the outbox. Exits with 1 when `work` throws, whose message is what is printed.
 */
export function runOnDatabase<T extends { platform: Platform }>(
  create: () => T,
  work: (parts: T) => Promise<void>,
): void {
  const parts = createOrExit(create);
  const { connection, config, clock, logger } = parts.platform;

  async function run() {
    await openConnection(connection, config.MONGO_URI, { clock, logger });
    await work(parts);
  }

  run()
    .catch((error: unknown) => {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    })
    .finally(() => connection.close());
}
