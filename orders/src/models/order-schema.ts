import { CURRENCY, orderStatuses, type WithOutbox } from '@ticketing/common';
import { type HydratedDocument, Schema, type Types } from 'mongoose';
import { holdingStatuses, type Order } from '../domain/order.js';

/** An order as it is stored. */
export interface OrderRecord extends Order, WithOutbox {
  _id: Types.ObjectId;
  createdAt: Date;
  updatedAt: Date;
}

export type OrderDocument = HydratedDocument<OrderRecord>;

export function orderSchema(currentTime: () => Date): Schema<OrderRecord> {
  const schema = new Schema<OrderRecord>(
    {
      userId: { type: String, required: true },
      ticket: {
        id: { type: String, required: true },
        title: { type: String, required: true },
        price: { type: Number, required: true, validate: Number.isSafeInteger },
        currency: { type: String, default: CURRENCY },
        sellerId: String,
      },
      status: { type: String, required: true, enum: orderStatuses },
      reason: String,
      expiresAt: { type: Date, required: true },
    },
    { timestamps: { currentTime } },
  );
  // What lets one of any number of racing buyers in. $in in a partial index needs MongoDB 6.0.
  schema.index(
    { 'ticket.id': 1 },
    { unique: true, partialFilterExpression: { status: { $in: [...holdingStatuses] } } },
  );
  schema.index({ userId: 1, _id: -1 });
  schema.index({ status: 1, expiresAt: 1 });
  return schema;
}

/** An order as the rules know it. */
export const orderOf = ({ userId, ticket, status, reason, expiresAt }: OrderDocument): Order => ({
  userId,
  ticket: {
    id: ticket.id,
    title: ticket.title,
    price: ticket.price,
    currency: ticket.currency,
    ...(ticket.sellerId !== undefined && { sellerId: ticket.sellerId }),
  },
  status,
  reason,
  expiresAt,
});

/** The public state of an order, but for the version, as events carry it. */
export const stateOf = (document: OrderDocument) => ({
  id: document._id.toHexString(),
  ...orderOf(document),
  expiresAt: document.expiresAt.toISOString(),
});
