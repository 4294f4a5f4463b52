import type { Model } from 'mongoose';
import { shareNext } from '../process/share-next.js';
import type { WithOutbox } from './outbox-entry.js';

export type OutboxModel = Model<WithOutbox>;

/** An entry of a document's outbox that the broker has stored. */
interface Acknowledged {
  model: OutboxModel;
  documentId: unknown;
  eventId: string;
}

/** Pulls acknowledged entries from their documents: all that come in while a write runs share the next one. */
export const createPull = (): ((entry: Acknowledged) => Promise<void>) =>
  shareNext(async (batch) => {
    const models = [...new Set(batch.map(({ model }) => model))];
    await Promise.all(models.map((model) => pull(model, batch)));
  });

async function pull(model: OutboxModel, batch: Acknowledged[]): Promise<void> {
  const operations = batch
    .filter((entry) => entry.model === model)
    .map(({ documentId, eventId }) => ({
      updateOne: { filter: { _id: documentId }, update: { $pull: { outbox: { id: eventId } } } },
    }));
  // What is lost again by a crash of the database is merely published twice: no need to wait for a majority.
  await model.collection.bulkWrite(operations as never, { ordered: false, writeConcern: { w: 1 } });
}
