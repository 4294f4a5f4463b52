import { randomUUID } from 'node:crypto';
import type { EventBus, Message, MessageHandler } from '../bus/event-bus.js';
import { type CloudEvent, decodeEvent, eventType } from '../events/cloud-event.js';
import type { EventData, Subject } from '../events/event-map.js';

/** A bus in memory that keeps what was published and delivers only what a test tells it to. */
export function createMemoryBus() {
  const handlers = new Map<Subject, MessageHandler>();
  const log: Message[] = [];
  const listeners: (() => void)[] = [];
  let delivered = 0;
  let connected = false;
  let refusing = false;

  async function deliverRaw(subject: Subject, body: string) {
    const handler = handlers.get(subject);
    if (!handler) throw new Error(`nobody is subscribed to ${subject}`);
    delivered += 1;
    await handler({ subject, sequence: delivered, body });
  }

  return {
    get connected() {
      return connected;
    },
    async connect() {
      connected = true;
      for (const listener of listeners) listener();
    },
    onConnect: (listener) => void listeners.push(listener),
    async publish(subject, body) {
      if (refusing) throw new Error('the broker is away');
      log.push({ subject, sequence: log.length + 1, body });
    },
    async subscribe(subject, _group, handler) {
      handlers.set(subject, handler);
    },
    async drain() {},
    async close() {
      connected = false;
    },
    /** Every event of that subject that was published, oldest first. */
    published: <S extends Subject>(subject: S): CloudEvent<S>[] =>
      log
        .filter((message) => message.subject === subject)
        .map((message) => decodeEvent(subject, message.body)),
    /** Hands the service an event, within that trace if one is given, resolving when it has acknowledged it. */
    deliver: <S extends Subject>(subject: S, data: EventData<S>, traceparent?: string) =>
      deliverRaw(subject, JSON.stringify({ ...envelopeOf(subject, data), traceparent })),
    /** Hands the service a message as it stands. */
    deliverRaw,
    /** Makes publishing fail, as when the broker is away, or work again. */
    refuse: (on: boolean) => {
      refusing = on;
    },
  } satisfies EventBus & Record<string, unknown>;
}

export type MemoryBus = ReturnType<typeof createMemoryBus>;

const envelopeOf = <S extends Subject>(subject: S, data: EventData<S>): CloudEvent<S> => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/test',
  type: eventType(subject),
  time: new Date().toISOString(),
  subject: data.id,
  data,
});
