import { createServer } from 'node:http';
import { MongoClient, ObjectId } from 'mongodb';
import { answerWith } from '../worker.js';
import { listen } from './listen.js';

/** What is read at each request: the documents that a field has that value in, the newest first. */
export interface Reading {
  uri: string;
  collection: string;
  /** By id one is sent, by anything else a list. */
  by: { _id: string } | { userId: string };
  most: number;
  /** The fields that are read. */
  fields: string[];
}

/** Sends what the query finds as JSON, with money in dollars. Answers with its port. */
answerWith(async ({ uri, collection, by, most, fields }: Reading): Promise<number> => {
  const client = await new MongoClient(uri).connect();
  const documents = client.db().collection(collection);
  const projection = Object.fromEntries(fields.map((field) => [field, 1]));
  const isOne = '_id' in by;
  const query = isOne ? { _id: new ObjectId(by._id) } : by;
  const server = createServer(async (_, response) => {
    const found = isOne
      ? await documents.findOne(query, { projection })
      : await documents.find(query, { projection }).sort({ _id: -1 }).limit(most).toArray();
    const text = JSON.stringify(found, inDollars);
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
  return listen(server);
});

const inDollars = (key: string, value: unknown) =>
  key === 'price' || key === 'facePrice' ? Number(value) / 100 : value;
