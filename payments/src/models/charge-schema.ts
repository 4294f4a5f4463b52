import { type ClientRequest, chargeStatuses, type WithOutbox } from '@ticketing/common';
import { type HydratedDocument, Schema, type Types } from 'mongoose';
import type { Card, Charge, Dispute, Failure, Refund } from '../domain/charge.js';

/** A charge as it is stored. */
export interface ChargeRecord extends Charge, WithOutbox {
  _id: Types.ObjectId;
  /** By which request of its buyer the attempt was made. */
  request?: ClientRequest;
  /** When the reconciler looks at it (again), while its end is not known. */
  checkAt?: Date;
  createdAt: Date;
  updatedAt: Date;
}

export type ChargeDocument = HydratedDocument<ChargeRecord>;

/** An order has at most one charge of these: the one that may yet take its money, or has. */
export const LIVE = ['created', 'completed'] as const;

const part = <T>(fields: Record<keyof T, unknown>) => new Schema(fields as never, { _id: false, id: false });

const failure = part<Failure>({ declined: Boolean, code: String, declineCode: String, message: String });
const refund = part<Refund>({
  reason: String,
  attempts: Number,
  dueAt: Date,
  id: String,
  amount: Number,
  at: Date,
});
const card = part<Card>({ brand: String, last4: String });
const dispute = part<Dispute>({ id: String, reason: String, amount: Number, at: Date });
const request = part<ClientRequest>({ key: String, fingerprint: String });

export function chargeSchema(currentTime: () => Date): Schema<ChargeRecord> {
  const schema = new Schema<ChargeRecord>(
    {
      orderId: { type: String, required: true },
      userId: { type: String, required: true },
      amount: { type: Number, required: true, validate: Number.isSafeInteger },
      currency: { type: String, required: true },
      status: { type: String, required: true, enum: chargeStatuses },
      intentId: String,
      authenticating: Boolean,
      card,
      paidAt: Date,
      failure,
      refund,
      dispute,
      request,
      checkAt: Date,
    },
    { timestamps: { currentTime } },
  );
  // One live charge an order, whoever else is about to insert one. $in in a partial index takes MongoDB 6.0.
  schema.index({ orderId: 1 }, { unique: true, partialFilterExpression: { status: { $in: LIVE } } });
  // One charge a request of a client, however often it is repeated.
  schema.index(
    { 'request.key': 1, userId: 1 },
    { unique: true, partialFilterExpression: { 'request.key': { $exists: true } } },
  );
  // An order's attempts; its buyer's view of them; what Stripe speaks of; the sweeps; the comparison with Stripe.
  schema.index({ orderId: 1, userId: 1, _id: -1 });
  schema.index({ intentId: 1 }, { partialFilterExpression: { intentId: { $exists: true } } });
  schema.index({ checkAt: 1 }, { partialFilterExpression: { status: 'created' } });
  schema.index({ 'refund.dueAt': 1 }, { partialFilterExpression: { 'refund.dueAt': { $exists: true } } });
  schema.index({ paidAt: 1 }, { partialFilterExpression: { paidAt: { $exists: true } } });
  return schema;
}

/** A charge as the rules know it. */
export function chargeOf(document: ChargeDocument): Charge {
  const { orderId, userId, amount, currency, status, intentId, ...rest } = document.toObject();
  const { authenticating, card, paidAt, failure, refund, dispute } = rest;
  return {
    orderId,
    userId,
    amount,
    currency,
    status,
    intentId,
    authenticating,
    card,
    paidAt,
    failure,
    refund,
    dispute,
  };
}

/** The public state of a charge, but for the version, as events carry it. */
export const stateOf = ({ _id, orderId, userId, amount, currency, status, refund }: ChargeDocument) => ({
  id: _id.toHexString(),
  orderId,
  userId,
  amount,
  currency,
  status,
  ...(refund?.amount !== undefined && {
    refund: {
      amount: refund.amount,
      reason: refund.reason,
      ...(refund.at && { at: refund.at.toISOString() }),
    },
  }),
});
