import {
  chargeStatuses,
  isDuplicateKey,
  optimisticConcurrency,
  type Platform,
  record,
  retryOnConflict,
  type WithOutbox,
} from '@ticketing/common';
import { type HydratedDocument, Schema, type Types } from 'mongoose';
import type { Charge, Decision, Failure, Refund } from '../domain/charge.js';
import type { Attempts } from '../domain/order.js';

/** A charge as it is stored. */
export interface ChargeRecord extends Charge, WithOutbox {
  _id: Types.ObjectId;
  createdAt: Date;
  updatedAt: Date;
}

export type ChargeDocument = HydratedDocument<ChargeRecord>;

/** An order has at most one charge of these: the one that may yet take its money, or has. */
const LIVE = ['created', 'completed'] as const;

/** The collection of charges, and the one way to change a charge. */
export function createCharges({
  connection,
  outbox,
  clock,
}: Pick<Platform, 'connection' | 'outbox' | 'clock'>) {
  const schema = chargeSchema(() => clock.now());
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  const model = outbox.watch(connection.model<ChargeRecord>('Charge', schema));

  /** How often cards were declined for an order. */
  const declinesOf = (orderId: string): Promise<number> =>
    model.countDocuments({ orderId, 'failure.declined': true });

  return {
    model,

    /** Begins an attempt, unless the order has a live one: undefined then. */
    async open(charge: Charge): Promise<ChargeDocument | undefined> {
      try {
        return await new model(charge).save();
      } catch (error) {
        if (isDuplicateKey(error, 'orderId')) return undefined;
        throw error;
      }
    },

    /**
     * Decides on the newest state and saves the decision, with the event that tells of it, only if it still is the
     * newest. @returns the charge afterwards, or undefined when there is no such charge.
     */
    change(id: string, decide: (charge: Charge) => Decision): Promise<ChargeDocument | undefined> {
      return retryOnConflict(async () => {
        const document: ChargeDocument | null = await model.findById(id);
        if (!document) return undefined;
        const decision = decide(chargeOf(document));
        if (decision.kind === 'unchanged') return document;
        document.set(decision.charge);
        if (decision.event) record(document, decision.event, stateOf(document), clock.now());
        return document.save();
      });
    },

    declinesOf,

    /** What the attempts to pay an order so far have left. */
    async attemptsOf(orderId: string): Promise<Attempts> {
      const [live, declines] = await Promise.all([
        model.findOne({ orderId, status: { $in: LIVE } }, 'status').lean(),
        declinesOf(orderId),
      ]);
      return { live: live?.status as Attempts['live'], declines };
    },

    /** The ids of an order's live charges: one at most. */
    async liveOf(orderId: string): Promise<string[]> {
      const found = await model.find({ orderId, status: { $in: LIVE } }, '_id').lean();
      return found.map(({ _id }) => _id.toHexString());
    },

    /** Attempts begun before `time` whose end is not known, oldest first. */
    unsettledSince: (time: Date) =>
      model
        .find({ status: 'created', createdAt: { $lt: time } })
        .sort({ createdAt: 1 })
        .cursor(),

    /** Charges whose money is to be given back by `time`, longest due first. */
    refundsDue: (time: Date) =>
      model
        .find({ 'refund.dueAt': { $lte: time } })
        .sort({ 'refund.dueAt': 1 })
        .cursor(),
  };
}

export type Charges = ReturnType<typeof createCharges>;

function chargeSchema(currentTime: () => Date) {
  const failure = new Schema<Failure>(
    { declined: Boolean, code: String, declineCode: String, message: String },
    { _id: false },
  );
  const refund = new Schema<Refund>(
    { reason: String, attempts: Number, dueAt: Date, id: String, amount: Number },
    { _id: false, id: false },
  );
  const schema = new Schema<ChargeRecord>(
    {
      orderId: { type: String, required: true },
      userId: { type: String, required: true },
      amount: { type: Number, required: true, validate: Number.isSafeInteger },
      currency: { type: String, required: true },
      status: { type: String, required: true, enum: chargeStatuses },
      intentId: String,
      failure,
      refund,
    },
    { timestamps: { currentTime } },
  );
  // One live charge an order, whoever else is about to insert one. $in in a partial index takes MongoDB 6.0.
  schema.index({ orderId: 1 }, { unique: true, partialFilterExpression: { status: { $in: LIVE } } });
  // An order's attempts; its buyer's view of them; the two sweeps.
  schema.index({ orderId: 1, userId: 1, _id: -1 });
  schema.index({ createdAt: 1 }, { partialFilterExpression: { status: 'created' } });
  schema.index({ 'refund.dueAt': 1 }, { partialFilterExpression: { 'refund.dueAt': { $exists: true } } });
  return schema;
}

function chargeOf(document: ChargeDocument): Charge {
  const { orderId, userId, amount, currency, status, intentId, failure, refund } = document.toObject();
  return { orderId, userId, amount, currency, status, intentId, failure, refund };
}

/** The public state of a charge, but for the version, as events carry it. */
const stateOf = ({ _id, orderId, userId, amount, currency, status }: ChargeDocument) => ({
  id: _id.toHexString(),
  orderId,
  userId,
  amount,
  currency,
  status,
});
