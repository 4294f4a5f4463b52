import { Router } from 'express';
import { Counter } from 'prom-client';
import { HttpError, tooMany } from '../http/errors.js';
import { changesSomething } from '../http/same-site.js';
import type { Platform, PlatformOverrides } from '../process/platform.js';
import type { Counts } from './counts.js';
import type { Counted, LimitsConfig } from './rate-limits.js';
import { createRedisCounts } from './redis-counts.js';
import { visitorAddress } from './visitor-address.js';

interface LimitsOptions extends Pick<Platform, 'name' | 'clock' | 'logger' | 'metrics'> {
  config: LimitsConfig;
  /** Those in Redis if no others are given. */
  counts?: Counts;
}

/** What a test brings of its own to a service that limits. */
export type LimitsOverrides = PlatformOverrides & Pick<LimitsOptions, 'counts'>;

/** How often the log says that nothing is counted, in milliseconds. */
const REMINDER = 60_000;
/** For how long Redis is left alone after a failure, in milliseconds: nobody else is to wait for it in vain. */
const SPARED = 1_000;

export type Limits = ReturnType<typeof createLimits>;

/**
 * Refuses who asks too often. Without Redis nobody is: that people can sign in and buy matters more, and somebody is
 * called. So Redis is no part of a service's readiness.
 */
export function createLimits({ name, config, clock, logger, metrics, ...given }: LimitsOptions) {
  const rateLimits = config.RATE_LIMITS;
  const counts = given.counts ?? createRedisCounts(config.REDIS_URL, name);
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

  /** Does what Redis is needed for, if it is there. @throws {HttpError} 429. */
  async function ifPossible(work: () => Promise<void>): Promise<void> {
    if (isWithin(SPARED, failed)) return void skipped.inc();
    // One tries whether it is back; the others go on without it meanwhile.
    if (failed !== undefined) failed = now();
    try {
      await work();
      failed = undefined;
    } catch (error) {
      if (error instanceof HttpError) {
        failed = undefined;
        throw error;
      }
      skipped.inc();
      failed = now();
      if (isWithin(REMINDER, reminded)) return;
      reminded = now();
      // Its message alone: an error of ioredis also holds the command, which may be AUTH with the password.
      logger.warn({ reason: (error as Error).message }, 'nothing is limited: Redis fails');
    }
  }

  async function count(what: Counted, whose: string | undefined): Promise<void> {
    if (!rateLimits || whose === undefined) return;
    const { most, seconds } = rateLimits[what];
    await ifPossible(async () => {
      const { count, left } = await counts.add(`${what}:${whose}`, seconds);
      if (count > most) throw tooMany(left);
    });
  }

  return { counts, rateLimits, ifPossible, count, resources: rateLimits ? [counts] : [] };
}

/**
 * Counts what an account and an address change in a service of the market, before anything of it is done. Reading is
 * limited by the ingress.
 */
export const limitChanges = ({ count }: Limits, what: 'tickets' | 'orders' | 'payments'): Router =>
  Router().use(async (request, _response, next) => {
    if (changesSomething(request)) {
      await Promise.all([count(what, request.currentUser?.id), count('market', visitorAddress(request))]);
    }
    next();
  });
