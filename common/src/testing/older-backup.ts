import type { Connection } from 'mongoose';
import type { ReadLog } from '../outbox/recall.js';
import type { MemoryBus } from './memory-bus.js';

/** Remembers all that a database holds. @returns what puts it back, indexes and all that came since aside. */
export async function takeBackup(connection: Connection): Promise<() => Promise<void>> {
  const collections = await connection.listCollections();
  const contents = await Promise.all(
    collections.map(async ({ name }) => ({
      collection: connection.collection(name),
      documents: await connection.collection(name).find().toArray(),
    })),
  );
  return async () => {
    for (const { collection, documents } of contents) {
      await collection.deleteMany();
      if (documents.length > 0) await collection.insertMany(documents);
    }
  };
}

/** All that was published, as the event log keeps it. */
export const logOf = (bus: MemoryBus): ReadLog =>
  async function* read(subject) {
    for (const event of bus.published(subject)) yield JSON.stringify(event);
  };
