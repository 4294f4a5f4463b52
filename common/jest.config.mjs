import { fileURLToPath } from 'node:url';
import withMongo from '../infra/jest/with-mongo.mjs';

export default {
  ...withMongo,
  globalSetup: fileURLToPath(new URL('locate-nats.mjs', import.meta.url)),
  // Some wait for a server that was killed, or for a process of their own.
  testTimeout: 30_000,
};
