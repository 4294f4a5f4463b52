import { locateEngine } from '@ticketing/local/engines';
import { MongoMemoryServer } from 'mongodb-memory-server-core';

/** How long a busy machine may take to start it, in milliseconds. */
const LAUNCH_TIMEOUT = 60_000;

/** Starts a mongod for histories, whose data ends with it. */
export async function startServer() {
  process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK = 'false';
  const server = await MongoMemoryServer.create({
    instance: {
      storageEngine: 'wiredTiger',
      launchTimeout: LAUNCH_TIMEOUT,
      args: ['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    },
    binary: { systemBinary: await locateEngine('mongod') },
  });
  // A socket in the file system, which mongod opens by itself, takes less time than one of the network.
  const socket = `/tmp/mongodb-${new URL(server.getUri()).port}.sock`;
  return {
    uri: `mongodb://${encodeURIComponent(socket)}/`,
    stop: () => server.stop(),
  };
}
