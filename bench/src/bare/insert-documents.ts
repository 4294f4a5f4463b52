import { MongoClient, ObjectId } from 'mongodb';
import { answerWith } from '../worker.js';

export interface Insertion {
  uri: string;
  collection: string;
  /** What all have but for their ids, as JSON. */
  document: Record<string, unknown>;
  count: number;
  concurrency: number;
}

let client: MongoClient | undefined;

/** Inserts documents one by one, so many at a time, each waited for until it is in the journal. Answers with how many a second. */
answerWith(async ({ uri, collection, document, count, concurrency }: Insertion): Promise<number> => {
  client ??= await new MongoClient(uri, { writeConcern: { w: 'majority', journal: true } }).connect();
  const documents = client.db().collection(collection);
  let left = count;
  const insert = async () => {
    while (left-- > 0) await documents.insertOne({ ...document, _id: new ObjectId() });
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: concurrency }, insert));
  return (count * 1000) / (performance.now() - begun);
});
