import mongoose, { type Model, type mongo } from 'mongoose';
import { shareNext } from '../process/share-next.js';

const { MongoBulkWriteError } = mongoose.mongo;

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

  /** @returns the places of those that were refused. @throws when it is not known of each whether it is stored. */
  async function insertMany(documents: Inserted[]): Promise<number[]> {
    try {
      await collection.insertMany(documents, { ordered: false });
      return [];
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const refusals = [error.writeErrors].flat();
      // The driver wraps whatever ends a write, also a connection that was lost, which has refused nothing.
      if (refusals.length === 0) throw error.errorResponse instanceof Error ? error.errorResponse : error;
      if (error.result.getWriteConcernError()) throw error;
      return refusals.map(({ index }) => index);
    }
  }

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
