import os from 'node:os';
import mongoose, { type Connection, type ConnectOptions, Schema } from 'mongoose';
import { type Clock, pause } from '../process/clock.js';
import type { Logger } from '../process/logger.js';
import { newId } from './new-id.js';

/** A connection of the service's own, not mongoose's global one, so that several services can live in one process. */
export function createConnection(): Connection {
  const connection = mongoose.createConnection();
  // A request that comes before the connection stands is told so at once, instead of waiting for it.
  connection.config.bufferCommands = false;
  connection.plugin(makeOwnIds);
  return connection;
}

/** Gives new documents ids of ours, whatever their model, in the place of those that mongoose would make. */
function makeOwnIds(schema: Schema): void {
  const _id = schema.path('_id');
  if (_id instanceof Schema.Types.ObjectId)
    _id.default(Object.assign(() => newId(), { $runBeforeSetters: true }));
}

const FIRST_DELAY = 250;
const LONGEST_DELAY = 5_000;

export interface OpenOptions {
  clock: Clock;
  logger: Logger;
  /** Gives up waiting: the promise then rejects with its reason. */
  signal?: AbortSignal;
}

/** Opens the connection, waiting for the server as long as it takes, and builds the indexes of every model. */
export async function openConnection(
  connection: Connection,
  uri: string,
  { clock, logger, signal }: OpenOptions,
): Promise<void> {
  for (let delay = FIRST_DELAY; ; delay = Math.min(delay * 2, LONGEST_DELAY)) {
    signal?.throwIfAborted();
    try {
      await connection.openUri(uri, connectOptions);
      break;
    } catch (error) {
      logger.warn({ reason: (error as Error).message }, 'waiting for MongoDB');
      await pause(clock, delay, signal);
    }
  }
  await Promise.all(Object.values(connection.models).map((model) => model.createIndexes()));
}

const connectOptions: ConnectOptions = {
  // A request that finds the database away is told so soon.
  serverSelectionTimeoutMS: 2_000,
  // A server that is there and says nothing is noticed by its heartbeat, after the sum of these two. Then another is
  // looked for in vain, as above: a request is told within 7 s, and whoever asked waits for 10.
  heartbeatFrequencyMS: 2_000,
  connectTimeoutMS: 3_000,
  maxPoolSize: 50,
  retryWrites: true,
  // A write is acknowledged once a majority has journalled it: what was answered survives a crash.
  writeConcern: { w: 'majority', journal: true },
  autoIndex: false,
  // Of what is written past the models.
  pkFactory: { createPk: () => new mongoose.Types.ObjectId(newId()) },
  // The driver would load it by import(), which jest's module system does not have.
  runtimeAdapters: { os },
};
