import { tsImport } from 'tsx/esm/api';
import startMongo from '../infra/jest/start-mongo.mjs';

/** Besides MongoDB for the whole run, finds the server that tests start and kill: TEST_NATS_STREAMING_SERVER. */
export default async function locateNats() {
  const { locateEngine } = await tsImport('../infra/local/src/engines/index.ts', import.meta.url);
  process.env.TEST_NATS_STREAMING_SERVER = await locateEngine('nats-streaming-server');
  await startMongo();
}
