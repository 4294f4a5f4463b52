import mongoose from 'mongoose';

const { mongo } = mongoose;
const { MongoServerError } = mongo;
const UNAVAILABLE = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoClientClosedError,
  mongo.MongoTopologyClosedError,
  mongoose.Error.MongooseServerSelectionError,
];
/** The driver lets these of Node through when a server is killed. */
const BROKEN_SOCKET = ['EPIPE', 'ECONNRESET'];
/** mongoose has no class of its own for a command that comes before the connection stands. */
const TOO_EARLY = /before initial connection is complete/;

// https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
const DUPLICATE_KEY = 11_000;

/** True for a write that a unique index refused; of the index that begins with `field`, when one is given. */
export function isDuplicateKey(error: unknown, field?: string): boolean {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) return false;
  return field === undefined || Object.keys(error.keyPattern ?? {})[0] === field;
}

/** True when the database could not be reached, or answers only later: the same may succeed in a while. */
export function isUnavailable(error: unknown): boolean {
  if (UNAVAILABLE.some((type) => error instanceof type)) return true;
  if (error instanceof Error && BROKEN_SOCKET.includes((error as NodeJS.ErrnoException).code ?? ''))
    return true;
  if (error instanceof mongoose.Error && TOO_EARLY.test(error.message)) return true;
  // Of many writes in one command the driver leaves out the label: they were done, and no majority has said so yet.
  if (error instanceof mongo.MongoBulkWriteError && error.result.getWriteConcernError()) return true;
  return error instanceof MongoServerError && error.hasErrorLabel('RetryableWriteError');
}

/**
 * True for a save that another writer has overtaken: of a newer version (see optimistic-concurrency.ts), or of a
 * document that was not there yet when it was looked for.
 */
export function isVersionConflict(error: unknown): boolean {
  return (
    error instanceof mongoose.Error.VersionError ||
    error instanceof mongoose.Error.DocumentNotFoundError ||
    isDuplicateKey(error, '_id')
  );
}
