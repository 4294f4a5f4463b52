import type { Model, Schema } from 'mongoose';
import { saveTogether } from '../mongo/save-together.js';
import type { Clock } from '../process/clock.js';
import type { OutboxModel } from './acknowledged.js';
import { type Aggregate, outboxField, takeRecorded, type WithOutbox } from './outbox-entry.js';
import { createOutboxFigures } from './outbox-figures.js';
import { createOutboxSweep } from './outbox-sweep.js';
import { createPublisher, type PublisherOptions } from './publisher.js';

export interface OutboxRelayOptions extends PublisherOptions {
  clock: Clock;
}

/**
 * Publishes what documents carry in their outbox: right after each save, and by a sweep what could not be published
 * then. An entry is pulled only after the broker's acknowledgement, so nothing saved stays unpublished; that an event
 * may be published twice is the consumers' known burden.
 */
export function createOutboxRelay(options: OutboxRelayOptions) {
  const models: OutboxModel[] = [];
  const { publish, settled } = createPublisher(options);
  const { start, sweep, stop } = createOutboxSweep({ ...options, models, publish });
  const publishSaved = (document: Aggregate) =>
    void publish(document.constructor as OutboxModel, document._id, takeRecorded(document));

  return {
    /** Gives a schema its outbox and publishes after each of its saves. */
    plugin(schema: Schema): void {
      outboxField(schema);
      schema.post<Aggregate>('save', function afterSave() {
        publishSaved(this);
      });
    },
    /** Publishes what the last save of a document has added, after one whose hooks were left out. */
    publishSaved,
    /** Lets the sweep look at that model, and its saves share writes; returns it. */
    watch<T extends WithOutbox>(model: Model<T>): Model<T> {
      models.push(model as unknown as OutboxModel);
      saveTogether(model);
      return model;
    },
    figures: createOutboxFigures(models),
    start,
    sweep,
    settled,
    async stop() {
      await stop();
      await settled();
    },
  };
}

export type OutboxRelay = ReturnType<typeof createOutboxRelay>;
