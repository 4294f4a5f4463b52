import { tsImport } from 'tsx/esm/api';
import startMongo from './start-mongo.mjs';

/** Besides MongoDB for the whole run, finds the redis-server that tests start and kill: TEST_REDIS_SERVER. */
export default async function locateRedis() {
  const { locateEngine } = await tsImport('../local/src/engines/index.ts', import.meta.url);
  process.env.TEST_REDIS_SERVER = await locateEngine('redis-server');
  await startMongo();
}
