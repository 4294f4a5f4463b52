import { fileURLToPath } from 'node:url';
import withMongo from '../infra/jest/with-mongo.mjs';

export default {
  ...withMongo,
  globalSetup: fileURLToPath(new URL('locate-redis.mjs', import.meta.url)),
  // Some wait for real timers, and for a Redis that was killed.
  testTimeout: 90_000,
};
