import withRedis from '../infra/jest/with-redis.mjs';

export default {
  ...withRedis,
  // Some wait for real timers, and for a Redis that was killed.
  testTimeout: 90_000,
};
