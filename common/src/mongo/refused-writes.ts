import mongoose from 'mongoose';

const { MongoBulkWriteError } = mongoose.mongo;

/**
 * The places of those that were refused, of many writes of which each stands by itself, and which ended with that error.
 * @throws the error when it is not known of each whether it was done.
 */
export function refusedWrites(error: unknown): number[] {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const refusals = [error.writeErrors].flat();
  // The driver wraps whatever ends a write, also a connection that was lost, which has refused nothing.
  if (refusals.length === 0) throw error.errorResponse instanceof Error ? error.errorResponse : error;
  if (error.result.getWriteConcernError()) throw error;
  return refusals.map(({ index }) => index);
}
