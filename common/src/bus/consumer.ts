import { setMaxListeners } from 'node:events';
import { type CloudEvent, decodeEvent, UnreadableEventError } from '../events/cloud-event.js';
import type { Subject } from '../events/event-map.js';
import { isUnavailable } from '../mongo/errors.js';
import { type Clock, pause } from '../process/clock.js';
import type { Logger } from '../process/logger.js';
import type { Metrics } from '../process/metrics.js';
import { continueTrace, runInTrace } from '../process/trace-context.js';
import type { Tracer } from '../tracing/tracer.js';
import type { DeadLetters } from './dead-letters.js';
import type { EventBus, Message } from './event-bus.js';
import { consumedSpan } from './event-spans.js';
import { type EventHandler, type Subscriptions, UnprocessableEventError } from './handle-event.js';

export interface ConsumerOptions {
  /** The durable queue group: one for all instances of a service. */
  group: string;
  bus: EventBus;
  deadLetters: Pick<DeadLetters, 'add'>;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  tracer: Tracer;
}

const FIRST_DELAY = 50;
const LONGEST_DELAY = 5_000;
/** About a minute in all. What fails for longer, with every dependency there, fails for its own reasons. */
const MOST_FAULTS = 18;

/**
 * Feeds a service's subscriptions from the bus: parse, run the handler within the sender's trace, and only
 * then acknowledge. A failure is repeated with back-off, without end while a dependency is away; what cannot be
 * parsed or keeps failing is written to the dead letters, so that one bad message never blocks a channel.
 */
export function createConsumer(options: ConsumerOptions) {
  const { group, bus, clock, logger, metrics, tracer } = options;
  const stopping = new AbortController();
  // Every event that is being repeated listens to it: that many are no leak.
  setMaxListeners(0, stopping.signal);

  async function receive<S extends Subject>(subject: S, handler: EventHandler<S>, message: Message) {
    metrics.eventsInProgress.inc({ subject });
    try {
      await consume(subject, handler, message);
    } finally {
      metrics.eventsInProgress.dec({ subject });
    }
  }

  async function consume<S extends Subject>(subject: S, handler: EventHandler<S>, message: Message) {
    let event: CloudEvent<S>;
    try {
      event = decodeEvent(subject, message.body);
    } catch (error) {
      return bury(message, error);
    }
    const span = tracer.begin('consumer', event.traceparent);
    await runInTrace(span?.context ?? continueTrace(event.traceparent), async () => {
      let failure: unknown;
      try {
        failure = await repeat(subject, handler, event);
        if (failure !== undefined) await bury(message, failure);
      } catch (error) {
        failure = error;
        throw error;
      } finally {
        span?.end({ ...consumedSpan(group, subject, event), error: failure });
      }
    });
  }

  /** @returns undefined once it is handled, or why it never will be. @throws what fails once the consumer stops. */
  async function repeat<S extends Subject>(subject: S, handler: EventHandler<S>, event: CloudEvent<S>) {
    for (let attempt = 1, faults = 0; ; attempt++) {
      try {
        await handler(event);
        metrics.eventsHandled.inc({ subject, outcome: 'handled' });
        metrics.eventDelay.observe({ subject }, secondsSince(event.time, clock));
        logger.info({ subject, eventId: event.id, aggregate: event.subject }, 'event handled');
        return;
      } catch (error) {
        if (!isUnavailable(error)) faults++;
        if (isHopeless(error, faults)) return error;
        if (stopping.signal.aborted) throw error;
        metrics.eventRetries.inc({ subject });
        logger.warn({ err: error, subject, eventId: event.id, attempt }, 'event failed, trying again');
        await pause(clock, Math.min(FIRST_DELAY * 2 ** (attempt - 1), LONGEST_DELAY), stopping.signal);
        if (stopping.signal.aborted) throw error;
      }
    }
  }

  async function bury(message: Message, error: unknown) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    await options.deadLetters.add(group, message, reason);
    metrics.eventsHandled.inc({ subject: message.subject, outcome: 'dead-lettered' });
    logger.error({ err: error, subject: message.subject, sequence: message.sequence }, 'event dead-lettered');
  }

  return {
    async start(subscriptions: Subscriptions) {
      const all = Object.entries(subscriptions) as [Subject, EventHandler<Subject>][];
      // Whoever hears nothing has to be seen to have handled none.
      for (const [subject] of all) metrics.eventsHandled.inc({ subject, outcome: 'handled' }, 0);
      await Promise.all(
        all.map(([subject, handler]) =>
          bus.subscribe(subject, group, (message) => receive(subject, handler, message)),
        ),
      );
    },
    /** Gives up repeating: what fails from now on is left to be delivered again. */
    stop() {
      stopping.abort();
    },
  };
}

/** Clocks differ: what was said in the future counts as said now. */
const secondsSince = (time: string, clock: Clock) =>
  Math.max(0, clock.now().getTime() - Date.parse(time)) / 1000;

export type Consumer = ReturnType<typeof createConsumer>;

function isHopeless(error: unknown, faults: number): boolean {
  if (error instanceof UnreadableEventError || error instanceof UnprocessableEventError) return true;
  return faults >= MOST_FAULTS;
}
