import { type Document, MongoClient } from 'mongodb';
import { system } from './system.js';

/** Everything in one collection of one service, read straight from its database. */
export async function collection(service: string, name: string): Promise<Document[]> {
  const { port, login } = system.process(`mongo-${service}`);
  const who = login ? `${login}@` : '';
  const client = new MongoClient(`mongodb://${who}127.0.0.1:${port}/${service}?directConnection=true`);
  try {
    return await client.db().collection(name).find().toArray();
  } finally {
    await client.close();
  }
}
