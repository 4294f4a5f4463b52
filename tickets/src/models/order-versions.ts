import { lookUpTogether, type Platform, upsertTogether } from '@ticketing/common';
import { Schema } from 'mongoose';

interface OrderVersion {
  _id: string;
  version: number;
}

interface Order {
  id: string;
  version: number;
}

/**
 * The newest version of each order that this service has seen, by which an event that was overtaken is recognised.
 * Without it, a cancellation that arrives before its own order:created would leave a lock that nobody ever frees.
 */
export function createOrderVersions({ connection }: Pick<Platform, 'connection'>) {
  const schema = new Schema<OrderVersion>(
    { _id: { type: String }, version: { type: Number, required: true } },
    { versionKey: false, collection: 'orderversions' },
  );
  const model = connection.model<OrderVersion>('OrderVersion', schema);
  const lookUp = lookUpTogether((ids) => model.find({ _id: { $in: ids } }).lean());
  const upsert = upsertTogether(model);
  return {
    async isOvertaken({ id, version }: Order): Promise<boolean> {
      const known = await lookUp(id);
      return known !== undefined && known.version > version;
    },
    /** Remembers the version, unless a newer one is known. */
    async remember({ id, version }: Order): Promise<void> {
      await upsert(id, { $max: { version } });
    },
  };
}

export type OrderVersions = ReturnType<typeof createOrderVersions>;
