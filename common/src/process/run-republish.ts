import { parseArgs } from 'node:util';
import { type NatsLog, openNatsLog } from '../bus/nats-log.js';
import { isObjectId } from '../http/validation.js';
import { openConnection } from '../mongo/connect.js';
import type { Republish } from '../outbox/republish.js';
import type { BaseConfig } from './config.js';
import { createOrExit } from './create-or-exit.js';
import type { Platform } from './platform.js';
import { continueTrace, runInTrace } from './trace-context.js';

const known = { after: { type: 'string' }, restored: { type: 'string' } } as const;

/**
 * Republishing as a process, which works on the database alone: `node dist/republish.js [--after ID]`. Its exit code is
 * 0 once all is told; a signal, or a database that is lost, ends it with 1, and its log says after which id to go on. To
 * begin anew instead is always right, and only takes longer.
 *
 * `--restored URL` is for a database that was put back to an earlier time, while its service is stopped: it reads the
 * event log, too, of which NATS Streaming's monitoring at that address says where it ends.
 */
export function runRepublish(create: () => { platform: Platform; republish: Republish }): void {
  const { platform, republish } = createOrExit(create);
  const { connection, config, clock, logger } = platform;
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
  const { signal } = stopping;

  async function run() {
    const { after, restored } = parseArgs({ options: known }).values;
    if (after !== undefined && !isObjectId(after)) throw new Error(`--after ${after} is no id`);
    await openConnection(connection, config.MONGO_URI, { clock, logger, signal });
    const log = restored === undefined ? undefined : await openLog(config, restored);
    const told = await runInTrace(continueTrace(), () =>
      republish({ after, restoredBeside: log?.read, signal }),
    ).finally(() => log?.close());
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

/** The service itself does not run, but may do so soon: no client of the broker's may have the id of another. */
const openLog = (config: BaseConfig, monitoring: string): Promise<NatsLog> =>
  openNatsLog({
    url: config.NATS_URL,
    clusterId: config.NATS_CLUSTER_ID,
    clientId: `${config.NATS_CLIENT_ID}-republish`,
    monitoring,
  });
