import type mongoose from 'mongoose';
import type { Model, mongo } from 'mongoose';
import { shareNext } from '../process/share-next.js';
import { refusedWrites } from './refused-writes.js';

interface Upsert {
  id: string;
  change: mongo.UpdateFilter<mongo.Document> | mongo.Document[];
}

type BulkWriteError = InstanceType<typeof mongoose.mongo.MongoBulkWriteError>;

/**
 * Lets upserts by id that are asked for at the same time share one write: each is atomic and journalled as by itself, and
 * hears of its own refusal. mongoose does not look at them.
 */
export function upsertTogether<T>(model: Model<T>) {
  const collection = model.collection as unknown as mongo.Collection<{ _id: string }>;

  const write = shareNext(async (upserts: Upsert[]) => {
    const operations = upserts.map(({ id, change }) => ({
      updateOne: { filter: { _id: id }, update: change, upsert: true },
    }));
    const { refused, upsertedIds } = await collection.bulkWrite(operations as never, { ordered: false }).then(
      (result) => ({ refused: [] as number[], upsertedIds: result.upsertedIds }),
      (error: unknown) => ({
        refused: refusedWrites(error),
        upsertedIds: (error as BulkWriteError).upsertedIds,
      }),
    );
    return {
      refused: new Set(refused.map((index) => upserts[index])),
      inserted: new Set(Object.keys(upsertedIds).map((index) => upserts[Number(index)])),
    };
  });

  /** @returns whether it was inserted. */
  return async (id: string, change: Upsert['change']): Promise<boolean> => {
    const upsert = { id, change };
    const { refused, inserted } = await write(upsert);
    if (!refused.has(upsert)) return inserted.has(upsert);
    // Alone it is told why, in the words that the rest of the code knows; nobody else waits for that.
    const { upsertedCount } = await collection.updateOne({ _id: id }, change as never, { upsert: true });
    return upsertedCount > 0;
  };
}
