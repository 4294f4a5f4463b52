import { Redis } from 'ioredis';
import type { RateLimiterRes } from 'rate-limiter-flexible';
// Its index loads limiters for fifteen other stores.
import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
import type { Count, Counts } from './counts.js';

/** How long Redis may take, in milliseconds: somebody waits for an answer. */
const PATIENCE = 500;

/**
 * Counts in Redis. While it is away each fails at once, and it is found again by itself.
 * @param name the service's: what it counts is its own.
 */
export function createRedisCounts(url: string, name: string): Counts {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // The address of a pod that is gone does not even refuse.
    connectTimeout: 2_000,
    commandTimeout: PATIENCE,
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
    disconnectTimeout: 200,
  });
  // ioredis prints errors that nobody listens for. Each shows by the counts that fail.
  redis.on('error', () => {});
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: name,
    rejectIfRedisNotReady: true,
    // Who is refused is decided by what asks.
    points: Number.MAX_SAFE_INTEGER,
    duration: 1,
  });

  return {
    async start() {
      redis.connect().catch(() => {});
    },
    async stop() {
      redis.disconnect();
    },
    async add(key, seconds) {
      return counted(await limiter.penalty(key, 1, { customDuration: seconds }));
    },
    async read(key) {
      const found = await limiter.get(key);
      return found ? counted(found) : undefined;
    },
    async begin(key, seconds) {
      await limiter.set(key, 1, seconds);
    },
    async forget(...keys) {
      await Promise.all(keys.map((key) => limiter.delete(key)));
    },
  };
}

const counted = ({ consumedPoints, msBeforeNext }: RateLimiterRes): Count => ({
  count: consumedPoints,
  left: Math.max(1, Math.ceil(msBeforeNext / 1000)),
});
