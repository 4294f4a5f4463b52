import type { Model, mongo } from 'mongoose';
import type { WithOutbox } from '../outbox/outbox-entry.js';
import { shareNext } from '../process/share-next.js';
import { refusedWrites } from './refused-writes.js';

/** What mongoose asks for when a document of an aggregate is saved. */
interface Update {
  filter: mongo.Filter<mongo.Document>;
  change: { $push?: { outbox?: { $each?: { id: string }[] } } };
}

type UpdateOne = (
  filter: Update['filter'],
  change: Update['change'],
  options?: mongo.UpdateOptions,
) => Promise<{ matchedCount: number }>;

interface Ends {
  done: Set<Update>;
  refused: Set<Update>;
}

/**
 * Lets the changes of a model's documents that are saved at the same time share one write. Each is a compare-and-set as by
 * itself, journalled as by itself, and hears whether it was overtaken: the server says only how many were, and the event
 * in a document's outbox tells whose change it has. So what tells of no event is left alone, as is what is saved within
 * a session. It stands in for the one call by which mongoose stores a change, so that save() does all else that it does.
 */
export function updateTogether<T extends WithOutbox>(model: Model<T>): void {
  const collection = model.collection as unknown as mongo.Collection;
  const updateAlone = collection.updateOne.bind(collection) as UpdateOne;

  const update = shareNext(async (updates: Update[]): Promise<Ends> => {
    const [first, ...others] = updates as [Update, ...Update[]];
    if (others.length > 0) return updateMany(updates);
    const { matchedCount } = await updateAlone(first.filter, first.change);
    return { done: new Set(matchedCount > 0 ? [first] : []), refused: new Set() };
  });

  async function updateMany(updates: Update[]): Promise<Ends> {
    const operations = updates.map(({ filter, change }) => ({ updateOne: { filter, update: change } }));
    const { matchedCount, refused } = await collection
      .bulkWrite(operations as never, { ordered: false })
      .then(
        (result) => ({ matchedCount: result.matchedCount, refused: [] as number[] }),
        (error: unknown) => ({ matchedCount: undefined, refused: refusedWrites(error) }),
      );
    return {
      done: matchedCount === updates.length ? new Set(updates) : await findDone(updates),
      refused: new Set(refused.map((index) => updates[index] as Update)),
    };
  }

  /** An event that was published and pulled already counts as overtaken: its change is decided on once more. */
  async function findDone(updates: Update[]): Promise<Set<Update>> {
    const ids = updates.map(({ filter }) => filter._id);
    const found = collection.find({ _id: { $in: ids } } as never, { projection: { 'outbox.id': 1 } });
    const events = new Set<string>();
    for await (const { outbox = [] } of found) for (const { id } of outbox) events.add(id);
    return new Set(updates.filter(({ change }) => events.has(eventOf(change) as string)));
  }

  Object.assign(collection, {
    async updateOne(filter: Update['filter'], change: Update['change'], options: mongo.UpdateOptions = {}) {
      if (options.session || !eventOf(change)) return updateAlone(filter, change, options);
      const one = { filter, change };
      const { done, refused } = await update(one);
      // Alone it is told why, in the words that the rest of the code knows; nobody else waits for that.
      if (refused.has(one)) return updateAlone(filter, change, options);
      return { acknowledged: true, matchedCount: done.has(one) ? 1 : 0 };
    },
  });
}

const eventOf = (change: Update['change']) => change.$push?.outbox?.$each?.[0]?.id;
