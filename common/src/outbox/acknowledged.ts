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
  const entries = batch.filter((entry) => entry.model === model);
  const documents = entries.map(({ documentId }) => documentId);
  const events = entries.map(({ eventId }) => eventId);
  // No entry is in two documents, so that one change says for all of them what each of their changes would.
  const change = { $pull: { outbox: { id: { $in: events } } } };
  // What is lost again by a crash of the database is merely published twice: no need to wait for a majority.
  const options = { writeConcern: { w: 1 } } as const;
  // At a document whose outbox somebody has spoilt the change would stop, and leave those after it as they are.
  const filter = { _id: { $in: documents }, 'outbox.id': { $in: events } };
  await model.collection.updateMany(filter as never, change as never, options);
}
