import { parseArgs } from 'node:util';
import { isObjectId } from '../http/validation.js';
import { openConnection } from '../mongo/connect.js';
import type { Republish } from '../outbox/republish.js';
import { createOrExit } from './create-or-exit.js';
import type { Platform } from './platform.js';
import { continueTrace, runInTrace } from './trace-context.js';

/**
 * Republishing as a process, which works on the database alone: `node dist/republish.js [--after ID]`. Its exit code is
 * 0 once all is told; a signal, or a database that is lost, ends it with 1, and its log says after which id to go on. To
 * begin anew instead is always right, and only takes longer.
 */
export function runRepublish(create: () => { platform: Platform; republish: Republish }): void {
  const { platform, republish } = createOrExit(create);
  const { connection, config, clock, logger } = platform;
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
  const { signal } = stopping;

  async function run() {
    const { after } = parseArgs({ options: { after: { type: 'string' } } }).values;
    if (after !== undefined && !isObjectId(after)) throw new Error(`--after ${after} is no id`);
    await openConnection(connection, config.MONGO_URI, { clock, logger, signal });
    const told = await runInTrace(continueTrace(), () => republish({ after, signal }));
    signal.throwIfAborted();
    logger.info({ told }, 'told again of all');
  }

  run()
    .catch((error: unknown) => {
      logger.error({ err: error }, 'did not tell of all');
      process.exitCode = 1;
    })
    .finally(() => connection.close());
}
