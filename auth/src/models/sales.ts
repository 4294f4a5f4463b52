import { applyIfNewer, type EventData, orderStatuses, type Platform } from '@ticketing/common';
import { Schema } from 'mongoose';

/** What we know of an order, for whoever is to be told of it: the newest state that orders has told us. */
interface Sale {
  _id: string;
  version: number;
  status: EventData<'order:completed'>['status'];
  ticket: { id: string; title: string; sellerId?: string | undefined };
}

/** The copy of the orders that notices are about, fed by their events. */
export function createSales({ connection }: Pick<Platform, 'connection'>) {
  const schema = new Schema<Sale>(
    {
      _id: String,
      version: { type: Number, required: true },
      status: { type: String, required: true, enum: orderStatuses },
      ticket: { id: String, title: String, sellerId: String },
    },
    { versionKey: false, collection: 'sales' },
  );
  const model = connection.model<Sale>('Sale', schema);
  return {
    model,

    find: (orderId: string): Promise<Sale | null> => model.findById(orderId).lean<Sale>().exec(),

    /** Whether something newer is known of the order. */
    async isOvertaken({ id, version }: EventData<'order:completed'>): Promise<boolean> {
      return (await model.exists({ _id: id, version: { $gt: version } })) !== null;
    },

    /** Takes over an order's state unless a newer one is known. */
    apply: ({ id, version, status, ticket }: EventData<'order:completed'>) =>
      applyIfNewer(model, { id, version, status, ticket: { ...ticket } }),
  };
}

export type Sales = ReturnType<typeof createSales>;
