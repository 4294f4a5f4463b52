import { tooMany } from '../http/errors.js';
import type { Platform, PlatformOverrides } from '../process/platform.js';
import type { Counts } from './counts.js';
import { createIfPossible } from './if-possible.js';
import type { Counted, LimitsConfig } from './rate-limits.js';
import { createRedisCounts } from './redis-counts.js';

interface LimitsOptions extends Pick<Platform, 'name' | 'clock' | 'logger' | 'metrics'> {
  config: LimitsConfig;
  /** Those in Redis if no others are given. */
  counts?: Counts;
}

/** What a test brings of its own to a service that limits. */
export type LimitsOverrides = PlatformOverrides & Pick<LimitsOptions, 'counts'>;

export type Limits = ReturnType<typeof createLimits>;

/**
 * Refuses who asks too often. Without Redis nobody is: that people can sign in and buy matters more, and somebody is
 * called. So Redis is no part of a service's readiness.
 */
export function createLimits({ name, config, ...parts }: LimitsOptions) {
  const rateLimits = config.RATE_LIMITS;
  const counts = parts.counts ?? createRedisCounts(config.REDIS_URL, name);
  const ifPossible = createIfPossible(parts);

  /** Counts one more of somebody, if it is known whose it is. @throws {HttpError} 429. */
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
