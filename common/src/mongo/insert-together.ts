import type { Model, mongo } from 'mongoose';
import { shareNext } from '../process/share-next.js';
import { refusedWrites } from './refused-writes.js';

type Inserted = mongo.Document & { _id: mongo.ObjectId };
type InsertOne = (document: Inserted, options?: mongo.InsertOneOptions) => Promise<unknown>;

/**
 * Lets the new documents of a model that are saved at the same time share one write: each is journalled as by itself, and
 * hears of its own refusal, by a unique index for example. It stands in for the one call by which mongoose stores a new
 * document, so that save() does all else that it does. What is saved within a session is left alone.
 */
export function insertTogether<T>({ collection }: Model<T>): void {
  const insertAlone = collection.insertOne.bind(collection) as InsertOne;
  const insert = shareNext(async (documents: Inserted[]) => {
    const refused = await insertMany(documents);
    return new Set(refused.map((index) => documents[index]));
  });

  const insertMany = (documents: Inserted[]): Promise<number[]> =>
    collection.insertMany(documents, { ordered: false }).then(() => [], refusedWrites);

  Object.assign(collection, {
    async insertOne(document: Inserted, options: mongo.InsertOneOptions = {}) {
      if (options.session) return insertAlone(document, options);
      const refused = await insert(document);
      // Alone it is told why, in the words that the rest of the code knows; nobody else waits for that.
      if (refused.has(document)) return insertAlone(document, options);
      return { acknowledged: true, insertedId: document._id };
    },
  });
}
