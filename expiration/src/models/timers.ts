import {
  continueTrace,
  currentTraceparent,
  type EventData,
  type OutboxRelay,
  optimisticConcurrency,
  type Platform,
  record,
  retryOnConflict,
  runInTrace,
  type Span,
  type WithOutbox,
} from '@ticketing/common';
import mongoose, { type HydratedDocument, Schema } from 'mongoose';
import { fire, follow, type Timer, timerStates } from '../domain/timer.js';
import type { ExpirationMetrics } from '../metrics.js';
import type { WakeUp } from '../wake-ups/wake-ups.js';

/** A timer as it is stored: its id is its order's. */
interface TimerRecord extends Timer, WithOutbox {
  _id: string;
  /** The step of the order's trace that set the timer, for its notice to continue. */
  traceparent: string;
}

type TimerDocument = HydratedDocument<TimerRecord>;

function createSchema(outbox: OutboxRelay) {
  const schema = new Schema<TimerRecord>({
    _id: String,
    expiresAt: { type: Date, required: true },
    state: { type: String, required: true, enum: timerStates },
    orderVersion: { type: Number, required: true },
    traceparent: String,
  });
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  // As small as the number of orders that are under way.
  schema.index({ expiresAt: 1 }, { partialFilterExpression: { state: 'pending' } });
  return schema;
}

/** The collection of timers. */
export function createTimers({
  connection,
  outbox,
  clock,
  tracer,
  expirationMetrics: { noticeDelay },
}: Pick<Platform, 'connection' | 'outbox' | 'clock' | 'tracer'> & { expirationMetrics: ExpirationMetrics }) {
  const model = outbox.watch(connection.model<TimerRecord>('Timer', createSchema(outbox)));

  /** Lets one fire that has run out, all but its save. @returns the span of it, where there is one. */
  function setFired(document: TimerDocument, now: Date): Span | undefined {
    const decision = fire(timerOf(document), now);
    if (decision.kind === 'unchanged') return undefined;
    document.set(decision.timer);
    const notice = { id: document._id, expiresAt: decision.timer.expiresAt.toISOString() };
    const span = tracer.begin('internal', document.traceparent);
    runInTrace(span?.context ?? continueTrace(document.traceparent), () =>
      record(document, 'expiration:complete', notice, now),
    );
    return span;
  }

  /**
   * Saves them by one write, and publishes. @returns false when some were overtaken.
   * @throws when it is not known whether they are saved.
   */
  async function saveAll(fired: TimerDocument[]): Promise<boolean> {
    try {
      // Not by the hook: mongoose calls it also for those whose write was lost with the connection.
      await model.bulkSave(fired, { ordered: false, middleware: { post: false } });
    } catch (error) {
      if (!(error instanceof mongoose.Error.MongooseBulkSaveIncompleteError)) throw error;
      // Some were overtaken, and mongoose does not say which: the sweep publishes what is saved.
      await outbox.sweep(true);
      return false;
    }
    fired.forEach(outbox.publishSaved);
    return true;
  }

  return {
    /**
     * Starts, ends or leaves alone the timer of an order, by a compare-and-set on what is known of it.
     * @returns the timer afterwards.
     */
    follow({ id, version, status, expiresAt }: EventData<'order:created'>): Promise<Timer | undefined> {
      return retryOnConflict(async () => {
        const found: TimerDocument | null = await model.findById(id);
        const timer = found ? timerOf(found) : undefined;
        const decision = follow(timer, { version, status, expiresAt: new Date(expiresAt) });
        if (decision.kind === 'unchanged') return timer;
        const document: TimerDocument = found ?? new model({ _id: id, traceparent: currentTraceparent() });
        await document.set(decision.timer).save();
        return decision.timer;
      });
    },

    /**
     * Fires at most `limit` timers that have run out, longest overdue first. Each is a compare-and-set, so that a
     * timer fires once however many see it run out, and not when its order ends at that moment. Only what the database
     * has confirmed is published: of a write whose answer was lost the sweep of the outbox publishes what is saved.
     * @returns how many had run out. @throws when it is not known whether they have fired.
     */
    async fireDue(limit: number): Promise<number> {
      const now = clock.now();
      const due: TimerDocument[] = await model
        .find({ state: 'pending', expiresAt: { $lte: now } })
        .sort({ expiresAt: 1 })
        .limit(limit);
      const spans = due.map((document) => setFired(document, now));
      const endSpans = (error?: unknown) => {
        for (const span of spans) span?.end({ name: 'timer fired', error });
      };
      const areAllFired = await saveAll(due).catch((error: unknown) => {
        endSpans(error);
        throw error;
      });
      endSpans();
      if (areAllFired)
        for (const { expiresAt } of due) noticeDelay.observe((now.getTime() - expiresAt.getTime()) / 1000);
      return due.length;
    },

    /** Every timer that runs out after `from` and not after `until`, soonest first, as a stream. */
    async *findComing(from: Date, until: Date): AsyncGenerator<WakeUp> {
      const coming = model
        .find({ state: 'pending', expiresAt: { $gt: from, $lte: until } }, 'expiresAt')
        .sort({ expiresAt: 1 })
        .lean();
      for await (const { _id, expiresAt } of coming.cursor()) yield { id: _id, expiresAt };
    },
  };
}

export type Timers = ReturnType<typeof createTimers>;

const timerOf = ({ expiresAt, state, orderVersion }: TimerDocument): Timer => ({
  expiresAt,
  state,
  orderVersion,
});
