import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { tsImport } from 'tsx/esm/api';

/** How long a busy machine may take to start it, in milliseconds. */
const LAUNCH_TIMEOUT = 60_000;

/** Starts a single-node replica set for the whole run; test files find it by TEST_MONGO_URI. */
export default async function startMongo() {
  // A workspace with a set-up of its own calls this too, in a run of all.
  if (globalThis.testMongo) return;
  // Any version from 6.0 on will do: the one that is found is the one that `npm start` runs.
  process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK = 'false';
  const { locateEngine } = await tsImport('../local/src/engines/index.ts', import.meta.url);
  const server = await MongoMemoryReplSet.create({
    replSet: { storageEngine: 'wiredTiger' },
    instanceOpts: [{ launchTimeout: LAUNCH_TIMEOUT }],
    binary: { systemBinary: await locateEngine('mongod') },
  });
  process.env.TEST_MONGO_URI = server.getUri();
  globalThis.testMongo = server;
}
