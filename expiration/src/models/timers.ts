import {
  changedFields,
  continueTrace,
  currentTraceparent,
  type EventData,
  lookUpTogether,
  type OutboxRelay,
  optimisticConcurrency,
  type Platform,
  record,
  runInTrace,
  type Span,
  upsertTogether,
  type WithOutbox,
} from '@ticketing/common';
import mongoose, { type HydratedDocument, Schema } from 'mongoose';
import { fire, type Timer, timerOf, timerStates } from '../domain/timer.js';
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
  const upsert = upsertTogether(model);
  const lookUp = lookUpTogether((ids) => model.find({ _id: { $in: ids } }).lean());

  /** Lets one fire that has run out, all but its save. @returns the span of it, where there is one. */
  function setFired(document: TimerDocument, now: Date): Span | undefined {
    const timer = timerIn(document);
    const decision = fire(timer, now);
    if (decision.kind === 'unchanged') return undefined;
    document.set(changedFields(timer, decision.timer));
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
     * Starts, ends or leaves alone the timer of an order, by one write that looks at what is known of it.
     * @returns the timer, if nothing had been known of it.
     */
    async follow({ id, version, status, expiresAt }: EventData<'order:created'>): Promise<Timer | undefined> {
      const timer = timerOf({ version, status, expiresAt: new Date(expiresAt) });
      const isNew = await upsert(id, [{ $replaceWith: followed(timer, currentTraceparent()) }]);
      return isNew ? timer : undefined;
    },

    /** The timer of that order. */
    find: (id: string): Promise<Timer | undefined> => lookUp(id),

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

const timerIn = ({ expiresAt, state, orderVersion }: TimerDocument): Timer => ({
  expiresAt,
  state,
  orderVersion,
});

/**
 * What is stored of a timer once its order has told of itself, for the database to work out from what it has, if it has
 * anything. A timer that is not running stays so: the end of an order may overtake its beginning, and a timer that has
 * run out is for orders to judge. What is no newer than what is known changes nothing.
 */
function followed(timer: Timer, traceparent: string) {
  const isRunning = { $eq: [{ $ifNull: ['$state', 'pending'] }, 'pending'] };
  const isNews = { $lt: [{ $ifNull: ['$orderVersion', -1] }, timer.orderVersion] };
  const atFirst = { traceparent, outbox: [] };
  const raised = { version: { $add: [{ $ifNull: ['$version', -1] }, 1] } };
  const changed = { $mergeObjects: [{ $literal: atFirst }, '$$ROOT', { $literal: timer }, raised] };
  return { $cond: [{ $and: [isRunning, isNews] }, changed, '$$ROOT'] };
}
