import mongoose, { type Model, type mongo } from 'mongoose';
import { shareNext } from '../process/share-next.js';
import { isUnavailable } from './errors.js';

const { MongoBulkWriteError } = mongoose.mongo;

type Inserted = mongo.Document & { _id: mongo.ObjectId };

/**
 * Lets the new documents of a model that are saved at the same time share one write: each is journalled as by itself and
 * told of its own refusal, by a unique index for example. It stands in for the one call by which mongoose stores a new
 * document, so that save() does all else that it does. Within a session it cannot be used.
 */
export function insertTogether<T>({ collection }: Model<T>): void {
  const insertOne = collection.insertOne.bind(collection) as (document: Inserted) => Promise<unknown>;

  const insert = shareNext(async (documents: Inserted[]) => {
    const left = documents.length > 1 ? await insertMany(documents) : documents;
    const failures = new Map<Inserted, unknown>();
    const insertAlone = (document: Inserted) =>
      insertOne(document).catch((error: unknown) => {
        if (isUnavailable(error)) throw error;
        failures.set(document, error);
      });
    await Promise.all(left.map(insertAlone));
    return failures;
  });

  /** @returns those that were refused: each is to hear why by itself. */
  async function insertMany(documents: Inserted[]): Promise<Inserted[]> {
    try {
      await collection.insertMany(documents, { ordered: false });
      return [];
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
      return [error.writeErrors].flat().map(({ index }) => documents[index] as Inserted);
    }
  }

  Object.assign(collection, {
    async insertOne(document: Inserted) {
      const failures = await insert(document);
      if (failures.has(document)) throw failures.get(document);
      return { acknowledged: true, insertedId: document._id };
    },
  });
}
