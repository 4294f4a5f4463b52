import type { HydratedDocument, Model, Schema } from 'mongoose';
import type { EventBus } from '../bus/event-bus.js';
import { type CloudEvent, eventType } from '../events/cloud-event.js';
import { type Clock, every } from '../process/clock.js';
import type { Logger } from '../process/logger.js';
import type { Metrics } from '../process/metrics.js';
import { type OutboxEntry, outboxField, takeRecorded, type WithOutbox } from './outbox-entry.js';

export interface OutboxRelayOptions {
  /** The service's name: the events' source. */
  service: string;
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
}

const SWEEP_INTERVAL = 5_000;
/** Younger entries are left alone by the sweep: whoever saved them is just publishing them. */
const SWEEP_AGE = 3_000;
const SWEEP_BATCH = 500;

type OutboxModel = Model<WithOutbox>;
interface Sent {
  model: OutboxModel;
  documentId: unknown;
  eventId: string;
}

/**
 * Publishes what documents carry in their outbox: right after each save, and, for what a crash or an absent
 * broker left behind, at start and every few seconds. An entry is pulled only after the broker's acknowledgement,
 * so nothing saved stays unpublished; that an event may be published twice is the consumers' known burden.
 */
export function createOutboxRelay({ service, bus, clock, logger, metrics }: OutboxRelayOptions) {
  const models: OutboxModel[] = [];
  const underWay = new Map<string, Promise<void>>();
  let sent: Sent[] = [];
  let clearing: Promise<void> | undefined;
  let stopSweeping = () => {};

  function plugin(schema: Schema): void {
    outboxField(schema);
    schema.post<HydratedDocument<WithOutbox>>('save', function afterSave() {
      publishAll(this, takeRecorded(this));
    });
  }

  function publishAll(document: HydratedDocument<WithOutbox>, entries: OutboxEntry[]): void {
    const model = document.constructor as OutboxModel;
    for (const entry of entries) publish(model, document._id, entry);
  }

  function publish(model: OutboxModel, documentId: unknown, entry: OutboxEntry): void {
    if (underWay.has(entry.id) || !bus.connected) return;
    const done = bus
      .publish(entry.type, JSON.stringify(toCloudEvent(entry)))
      .then(() => {
        metrics.eventsPublished.inc({ subject: entry.type });
        return clear({ model, documentId, eventId: entry.id });
      })
      .catch((error: unknown) => {
        logger.warn({ err: error, subject: entry.type, eventId: entry.id }, 'event left in the outbox');
      })
      .finally(() => {
        underWay.delete(entry.id);
        metrics.outboxPending.set(underWay.size);
      });
    underWay.set(entry.id, done);
    metrics.outboxPending.set(underWay.size);
  }

  const toCloudEvent = ({ id, type, time, traceparent, data }: OutboxEntry): CloudEvent => ({
    specversion: '1.0',
    id,
    source: `/${service}`,
    type: eventType(type),
    time,
    subject: data.id,
    datacontenttype: 'application/json',
    traceparent,
    data,
  });

  /** Entries that are acknowledged while a clearing runs share the next one. */
  async function clear(entry: Sent): Promise<void> {
    sent.push(entry);
    const previous = clearing;
    if (previous) await previous.catch(() => {});
    if (!sent.includes(entry)) return clearing;
    const batch = sent;
    sent = [];
    clearing = pull(batch);
    return clearing;
  }

  async function pull(batch: Sent[]): Promise<void> {
    await Promise.all(
      models.map(async (model) => {
        const operations = batch
          .filter((entry) => entry.model === model)
          .map(({ documentId, eventId }) => ({
            updateOne: { filter: { _id: documentId }, update: { $pull: { outbox: { id: eventId } } } },
          }));
        if (operations.length > 0) {
          await model.collection.bulkWrite(operations as never, { ordered: false, writeConcern: { w: 1 } });
        }
      }),
    );
  }

  /** Publishes what is older than the sweep's age, or everything when `all` is set. */
  async function sweep(all = false): Promise<void> {
    const before = new Date(clock.now().getTime() - (all ? -1 : SWEEP_AGE)).toISOString();
    try {
      for (const model of models) {
        const left = await model.find({ 'outbox.time': { $lt: before } }).limit(SWEEP_BATCH);
        for (const document of left) publishAll(document, document.outbox);
      }
      await Promise.all(underWay.values());
    } catch (error) {
      logger.warn({ err: error }, 'outbox sweep failed, trying again');
    }
  }

  return {
    /** Gives a schema its outbox and publishes after each of its saves. */
    plugin,
    /** Lets the sweep look at that model; returns it. */
    watch<T extends WithOutbox>(model: Model<T>): Model<T> {
      models.push(model as unknown as OutboxModel);
      return model;
    },
    async start() {
      await sweep(true);
      stopSweeping = every(clock, SWEEP_INTERVAL, () => sweep());
    },
    sweep,
    /** Resolves when nothing is being published. */
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
    async stop() {
      stopSweeping();
      await this.settled();
    },
  };
}

export type OutboxRelay = ReturnType<typeof createOutboxRelay>;
