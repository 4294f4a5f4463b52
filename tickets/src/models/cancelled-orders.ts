import { lookUpTogether, type Platform, upsertTogether } from '@ticketing/common';
import { Schema } from 'mongoose';

interface CancelledOrder {
  _id: string;
}

/**
 * The orders that have been cancelled, by which an order:created that its own cancellation has overtaken is recognised.
 * Without it, that would leave a lock that nobody ever frees.
 */
export function createCancelledOrders({ connection }: Pick<Platform, 'connection'>) {
  const schema = new Schema<CancelledOrder>(
    { _id: { type: String } },
    { versionKey: false, collection: 'orderversions' },
  );
  const model = connection.model<CancelledOrder>('CancelledOrder', schema);
  const lookUp = lookUpTogether((ids) => model.find({ _id: { $in: ids } }, '_id').lean());
  const upsert = upsertTogether(model);
  return {
    isCancelled: async (id: string): Promise<boolean> => (await lookUp(id)) !== undefined,

    async remember(id: string): Promise<void> {
      await upsert(id, { $setOnInsert: { _id: id } });
    },
  };
}

export type CancelledOrders = ReturnType<typeof createCancelledOrders>;
