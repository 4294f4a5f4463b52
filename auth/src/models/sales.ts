import {
  applyIfNewer,
  type EventData,
  lookUpTogether,
  orderStatuses,
  type Platform,
} from '@ticketing/common';
import { Schema } from 'mongoose';

/** What we know of an order, for whoever is to be told of it: the newest state that orders has told us. */
interface Sale {
  _id: string;
  version: number;
  status: EventData<'order:completed'>['status'];
  ticket: { id: string; title: string; sellerId?: string | undefined };
}

/** The copy of the orders that have ended, which notices are about, fed by their events. */
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
  const find = lookUpTogether((ids) => model.find({ _id: { $in: ids } }).lean<Sale[]>());
  return {
    model,

    find,

    /** Whether something newer is known of the order. */
    async isOvertaken({ id, version }: EventData<'order:completed'>): Promise<boolean> {
      const known = await find(id);
      return known !== undefined && known.version > version;
    },

    /** Takes over an order's state unless a newer one is known. */
    apply: ({ id, version, status, ticket }: EventData<'order:completed'>) =>
      applyIfNewer(model, { id, version, status, ticket: { ...ticket } }),
  };
}

export type Sales = ReturnType<typeof createSales>;
