import mongoose, { type HydratedDocument, type Model } from 'mongoose';
import { isObjectId } from '../http/validation.js';
import { shareNext } from '../process/share-next.js';

const { BSON } = mongoose.mongo;

type Stored = { _id: unknown };

/**
 * Reads documents by their ids as findById does, those that are asked for at the same time in one query. Everybody has a
 * document of their own, also of the same id, and none is from before it was asked for. What is no id finds nothing.
 */
export function readTogether<T>(model: Model<T>) {
  const ask = shareNext(async (ids: string[]) => {
    const { once, again } = sortedOut(ids);
    const found = await model.find({ _id: { $in: [...once] } } as never).lean<Stored[]>();
    return new Map(
      found.map((one) => [String(one._id), again.has(String(one._id)) ? copiesOf(one) : () => one]),
    );
  });
  return async (id: unknown): Promise<HydratedDocument<T> | null> => {
    if (!isObjectId(id)) return null;
    const key = id.toLowerCase();
    const take = (await ask(key)).get(key);
    return take ? (model.hydrate(take()) as HydratedDocument<T>) : null;
  };
}

/** Those that are asked for, and of them those for which more than one asks. */
function sortedOut(ids: string[]) {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const id of ids) (once.has(id) ? again : once).add(id);
  return { once, again };
}

/** What mongoose makes a document of it changes, so whoever shares it takes a copy. */
function copiesOf(one: Stored): () => Stored {
  const stored = BSON.serialize(one);
  return () => BSON.deserialize(stored) as Stored;
}
