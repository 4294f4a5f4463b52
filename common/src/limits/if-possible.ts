import { Counter } from 'prom-client';
import { HttpError } from '../http/errors.js';
import type { Platform } from '../process/platform.js';

/** How often the log says that nothing is counted, in milliseconds. */
const REMINDER = 60_000;
/** For how long Redis is left alone after a failure, in milliseconds: nobody else is to wait for it in vain. */
const SPARED = 1_000;

/** Does what Redis is needed for, if it is there; the rest goes on without it, and somebody is called. */
export function createIfPossible({ clock, logger, metrics }: Pick<Platform, 'clock' | 'logger' | 'metrics'>) {
  const skipped = new Counter({
    name: 'rate_limits_skipped_total',
    help: 'Counts that were left out because Redis did not answer',
    registers: [metrics.registry],
  });
  let reminded: number | undefined;
  /** When Redis failed, or was last tried since; undefined while it answers. */
  let failed: number | undefined;

  const now = () => clock.now().getTime();
  /** Also where the clock was set back: nothing is to rest until it is as late again. */
  const isWithin = (pause: number, since: number | undefined) =>
    since !== undefined && Math.abs(now() - since) < pause;

  function noteFailure(error: Error): void {
    skipped.inc();
    failed = now();
    if (isWithin(REMINDER, reminded)) return;
    reminded = now();
    // Its message alone: an error of ioredis also holds the command, which may be AUTH with the password.
    logger.warn({ reason: error.message }, 'nothing is limited: Redis fails');
  }

  /** @throws {HttpError} that of the work: Redis has answered then. */
  return async (work: () => Promise<void>): Promise<void> => {
    if (isWithin(SPARED, failed)) return void skipped.inc();
    // One tries whether it is back; the others go on without it meanwhile.
    if (failed !== undefined) failed = now();
    try {
      await work();
      failed = undefined;
    } catch (error) {
      if (!(error instanceof HttpError)) return noteFailure(error as Error);
      failed = undefined;
      throw error;
    }
  };
}
