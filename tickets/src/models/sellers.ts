import { applyIfNewer, type EventData, type Platform } from '@ticketing/common';
import { Schema, Types } from 'mongoose';

/** What buyers are shown of whoever sells: the newest state that auth has told us. */
export interface Seller {
  _id: string;
  version: number;
  name?: string;
  since: Date;
}

/** The copy of the users, fed by their events. It has no address: nobody is shown one. */
export function createSellers({ connection }: Pick<Platform, 'connection'>) {
  const schema = new Schema<Seller>(
    {
      _id: String,
      version: { type: Number, required: true },
      name: String,
      since: { type: Date, required: true },
    },
    { versionKey: false, collection: 'sellers' },
  );
  const model = connection.model<Seller>('Seller', schema);
  return {
    /** Takes over a user's state unless a newer one is known. */
    async apply({ id, version, name, createdAt }: EventData<'user:updated'>): Promise<void> {
      // An id begins with the second in which it was made, for events from before they told of it.
      const since = createdAt ? new Date(createdAt) : new Types.ObjectId(id).getTimestamp();
      await applyIfNewer(model, { id, version, name, since });
    },

    /** Those of them that are known, by their id. */
    async find(ids: string[]): Promise<Map<string, Seller>> {
      const found = await model.find({ _id: { $in: [...new Set(ids)] } }).lean();
      return new Map(found.map((seller) => [seller._id, seller]));
    },
  };
}

export type Sellers = ReturnType<typeof createSellers>;
