import type { Model } from 'mongoose';
import { isDuplicateKey } from './errors.js';

/**
 * Stores another service's state if it is newer than what is held: duplicates, reordering and gaps are harmless.
 * The copy is replaced whole, so a field that the new state no longer has (an order's id after an unlock) goes too.
 * @returns whether it was newer.
 */
export async function applyIfNewer<T extends { version: number }>(
  model: Model<T>,
  { id, ...state }: { id: string; version: number } & Record<string, unknown>,
): Promise<boolean> {
  const older = { _id: id, version: { $lt: state.version } };
  try {
    const result = await model.replaceOne(older as never, state as never, { upsert: true });
    return result.upsertedCount + result.modifiedCount > 0;
  } catch (error) {
    // Nothing older was found and nothing could be inserted: what is there is as new or newer.
    if (isDuplicateKey(error, '_id')) return false;
    throw error;
  }
}
