import {
  type ClientRequest,
  isDuplicateKey,
  isObjectId,
  isVersionConflict,
  optimisticConcurrency,
  type Platform,
  readTogether,
  record,
  retryOnConflict,
} from '@ticketing/common';
import { type Changed, type Charge, type ChargeEvent, type Decision, eventOf } from '../domain/charge.js';
import type { PaymentMetrics } from '../metrics.js';
import {
  type ChargeDocument,
  type ChargeRecord,
  chargeOf,
  chargeSchema,
  LIVE,
  stateOf,
} from './charge-schema.js';
import { recallCharges } from './recall-charges.js';

export type { ChargeDocument, ChargeRecord } from './charge-schema.js';

/** The collection of charges, and the one way to change a charge. */
export function createCharges({
  connection,
  outbox,
  clock,
  logger,
  paymentMetrics,
}: Pick<Platform, 'connection' | 'outbox' | 'clock' | 'logger'> & { paymentMetrics: PaymentMetrics }) {
  const schema = chargeSchema(() => clock.now());
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  const model = outbox.watch(connection.model<ChargeRecord>('Charge', schema));

  const read = readTogether(model);

  /** How often cards were declined for an order. */
  const declinesOf = (orderId: string): Promise<number> =>
    model.countDocuments({ orderId, 'failure.declined': true });

  let onRefundDue = () => {};

  const announce = (document: ChargeDocument, event: ChargeEvent) =>
    record(document, event, stateOf(document), clock.now());

  async function carryOut(decision: Changed, document: ChargeDocument): Promise<ChargeDocument> {
    // Whatever has become of an attempt, it may be over by that.
    document.set({ ...decision.charge, checkAt: clock.now() });
    if (decision.event) announce(document, decision.event);
    const isNews = document.isModified('status');
    await document.save();
    if (isNews) paymentMetrics.reached(document.status);
    if (document.refund?.dueAt && document.refund.dueAt <= clock.now()) onRefundDue();
    return document;
  }

  return {
    model,

    /** Records the event by which others know the charge as it is, if it concerns them. */
    async tell(document: ChargeDocument): Promise<void> {
      const event = eventOf(chargeOf(document), await declinesOf(document.orderId));
      if (event) announce(document, event);
    },

    recall: recallCharges(model, { clock, logger }),

    /** Begins an attempt, unless the order has a live one, or the request has had its own: undefined then. */
    async open(charge: Charge, request?: ClientRequest): Promise<ChargeDocument | undefined> {
      try {
        const checkAt = new Date(clock.now().getTime() + YOUNGEST);
        const attempt = await new model({ ...charge, request, checkAt }).save();
        paymentMetrics.reached(attempt.status);
        return attempt;
      } catch (error) {
        if (isDuplicateKey(error, 'orderId') || isDuplicateKey(error, 'request.key')) return undefined;
        throw error;
      }
    },

    /**
     * Decides on the newest state and saves the decision, with the event that tells of it, only if it still is the
     * newest. What the caller has read is tried first: mostly nobody has changed it since. What is in hand is left as it
     * is, as the save may fail. @returns the charge afterwards.
     */
    async change(known: ChargeDocument, decide: (charge: Charge) => Decision): Promise<ChargeDocument> {
      const likely = decide(chargeOf(known));
      // That there is nothing to do is believed of the newest state alone.
      if (likely.kind === 'changed') {
        try {
          return await carryOut(likely, model.hydrate(known.toObject()));
        } catch (error) {
          if (!isVersionConflict(error)) throw error;
        }
      }
      return retryOnConflict(async () => {
        const document: ChargeDocument | null = await model.findById(known._id);
        if (!document) return known;
        const decision = decide(chargeOf(document));
        return decision.kind === 'unchanged' ? document : carryOut(decision, document);
      });
    },

    /** The charge of that id, which may be anything: a document of the caller's own. */
    find: (id: unknown): Promise<ChargeDocument | null> => read(id),

    ofIntent: (intentId: string): Promise<ChargeDocument | null> => model.findOne({ intentId }),

    /** The attempt that a buyer's request has made, if it has. */
    ofRequest: (userId: string, key: string): Promise<ChargeDocument | null> =>
      model.findOne({ 'request.key': key, userId }),

    declinesOf,

    /** The order's live charge: the one that may yet take its money, or has. */
    liveOf: (orderId: string): Promise<ChargeDocument | null> =>
      model.findOne({ orderId, status: { $in: LIVE } }),

    /** A buyer's attempts to pay an order, newest first. */
    shownTo: (userId: string, orderId: string): Promise<ChargeRecord[]> =>
      model.find({ orderId, userId }).sort({ _id: -1 }).limit(MOST_SHOWN).lean<ChargeRecord[]>().exec(),

    /**
     * An attempt without an end that is to be looked at by `time`, for the caller alone: nobody else gets it within the
     * next seconds.
     */
    claimUnsettled(time: Date): Promise<ChargeDocument | null> {
      const [soon, later] = [SOON, LATER].map((pause) => new Date(time.getTime() + pause));
      const postponed = { $set: { checkAt: { $cond: ['$authenticating', later, soon] } } };
      return model
        .findOneAndUpdate({ status: 'created', checkAt: { $lte: time } }, [postponed], {
          sort: { checkAt: 1 },
          returnDocument: 'after',
          timestamps: false,
          updatePipeline: true,
        })
        .exec();
    },

    /** How many attempts have no end yet. */
    countUnsettled: (): Promise<number> => model.countDocuments({ status: 'created' }),

    /** When the oldest attempt without an end was begun; undefined when there is none. */
    async oldestUnsettled(): Promise<Date | undefined> {
      const oldest = await model.findOne({ status: 'created' }, 'createdAt').sort({ createdAt: 1 }).lean();
      return oldest?.createdAt;
    },

    /** How often the refund that has failed most, of those still to be made, has been tried. */
    async mostRefundAttempts(): Promise<number> {
      const due = { 'refund.dueAt': { $exists: true } };
      const worst = await model.findOne(due, 'refund').sort({ 'refund.attempts': -1 }).lean();
      return worst?.refund?.attempts ?? 0;
    },

    /** How many refunds are still to be made. */
    countRefundsDue: (): Promise<number> => model.countDocuments({ 'refund.dueAt': { $exists: true } }),

    /** @param listener is told whenever a charge is saved whose money is to be given back now. */
    whenRefundDue(listener: () => void): void {
      onRefundDue = listener;
    },

    /** Charges whose money is to be given back by `time`, longest due first. */
    refundsDue: (time: Date) =>
      model
        .find({ 'refund.dueAt': { $lte: time } })
        .sort({ 'refund.dueAt': 1 })
        .cursor(),

    /** Those of the charges that there are, by their ids. */
    async byIds(ids: string[]): Promise<Map<string, ChargeRecord>> {
      const found = await model.find({ _id: { $in: ids.filter(isObjectId) } }).lean<ChargeRecord[]>();
      return new Map(found.map((charge) => [charge._id.toHexString(), charge]));
    },

    /** Charges that took money within a time. */
    paidWithin: (from: Date, until: Date) => model.find({ paidAt: { $gte: from, $lt: until } }).cursor(),
  };
}

export type Charges = ReturnType<typeof createCharges>;

/** Most attempts end by themselves within that time, in milliseconds. */
const YOUNGEST = 3_000;
/** Milliseconds until an attempt is looked at again; one that its buyer has to authenticate is told of by webhooks. */
const SOON = 4_000;
const LATER = 30_000;

/** Far more than anybody makes within the lifetime of an order. */
const MOST_SHOWN = 100;
