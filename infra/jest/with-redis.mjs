import { fileURLToPath } from 'node:url';
import withMongo from './with-mongo.mjs';

/** The preset for a workspace whose tests besides start a Redis of their own: @ticketing/local/test-redis. */
export default {
  ...withMongo,
  globalSetup: fileURLToPath(new URL('locate-redis.mjs', import.meta.url)),
};
