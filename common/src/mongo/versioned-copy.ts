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
  const replace = (upsert: boolean) => model.replaceOne(older as never, state as never, { upsert });
  try {
    const result = await replace(true);
    return result.upsertedCount + result.modifiedCount > 0;
  } catch (error) {
    if (!isDuplicateKey(error, '_id')) throw error;
    // There was nothing older to replace and yet something in the way: it is as new or newer, or it is older and
    // came between the look and the insert. Now that it is there, one more look tells.
    const { modifiedCount } = await replace(false);
    return modifiedCount > 0;
  }
}
