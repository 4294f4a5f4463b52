import { applyIfNewer, cancelReasons, type EventData, orderStatuses, type Platform } from '@ticketing/common';
import { Schema } from 'mongoose';
import type { Order } from '../domain/order.js';

/** The copy of an order that the orders service owns. */
export interface OrderRecord extends Order {
  _id: string;
  version: number;
}

/** What payments knows of orders: the newest state that an event has brought. */
export function createOrders({ connection }: Pick<Platform, 'connection'>) {
  const schema = new Schema<OrderRecord>(
    {
      _id: { type: String },
      version: { type: Number, required: true },
      userId: { type: String, required: true },
      status: { type: String, required: true, enum: orderStatuses },
      reason: { type: String, enum: cancelReasons },
      expiresAt: { type: Date, required: true },
      ticket: { id: String, title: String, price: Number, currency: String },
    },
    { versionKey: false, id: false },
  );
  const model = connection.model<OrderRecord>('Order', schema);
  return {
    model,

    /** Takes over the state that an event carries, unless a newer one is known. */
    apply: (state: EventData<'order:created'>) => applyIfNewer(model, state),

    find: (id: string): Promise<OrderRecord | null> => model.findById(id).lean().exec(),
  };
}

export type Orders = ReturnType<typeof createOrders>;
