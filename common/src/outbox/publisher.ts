import type { EventBus } from '../bus/event-bus.js';
import { publishedSpan } from '../bus/event-spans.js';
import type { Logger } from '../process/logger.js';
import type { Metrics } from '../process/metrics.js';
import { traceparentOf } from '../process/trace-context.js';
import type { Tracer } from '../tracing/tracer.js';
import { createPull, type OutboxModel } from './acknowledged.js';
import { type OutboxEntry, toCloudEvent } from './outbox-entry.js';

export interface PublisherOptions {
  /** The service's name: the events' source. */
  service: string;
  bus: EventBus;
  logger: Logger;
  metrics: Metrics;
  tracer: Tracer;
}

/** Resolves when the entries are published or left. Leaves those that are under way, and all while the broker is away. */
export type Publish = (model: OutboxModel, documentId: unknown, entries: OutboxEntry[]) => Promise<void>;

/** Publishes entries of outboxes, and pulls each once the broker has acknowledged it. */
export function createPublisher({ service, bus, logger, metrics, tracer }: PublisherOptions) {
  const underWay = new Map<string, Promise<void>>();
  const pull = createPull();

  async function tell(entry: OutboxEntry): Promise<void> {
    const event = toCloudEvent(service, entry);
    const span = tracer.begin('producer', entry.traceparent);
    // Whoever handles it goes on from here.
    if (span) event.traceparent = traceparentOf(span.context);
    try {
      await bus.publish(entry.type, JSON.stringify(event));
      span?.end(publishedSpan(entry.type, event));
    } catch (error) {
      span?.end({ ...publishedSpan(entry.type, event), error });
      throw error;
    }
  }

  async function send(model: OutboxModel, documentId: unknown, entry: OutboxEntry): Promise<void> {
    try {
      await tell(entry);
      metrics.eventsPublished.inc({ subject: entry.type });
      await pull({ model, documentId, eventId: entry.id });
    } catch (error) {
      logger.warn({ err: error, subject: entry.type, eventId: entry.id }, 'event left in the outbox');
    }
  }

  const publish: Publish = async (model, documentId, entries) => {
    if (!bus.connected) return;
    const fresh = entries.filter(({ id }) => !underWay.has(id));
    for (const entry of fresh) {
      const sending = send(model, documentId, entry).finally(() => underWay.delete(entry.id));
      underWay.set(entry.id, sending);
    }
    await Promise.all(fresh.map(({ id }) => underWay.get(id)));
  };

  return {
    publish,
    /** Resolves when nothing is being published. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}
