import { applyIfNewer, createRecent, type EventData, lookUpTogether, type Platform } from '@ticketing/common';
import { Schema, Types } from 'mongoose';

/** What buyers are shown of whoever sells: the newest state that auth has told us. */
export interface Seller {
  _id: string;
  version: number;
  name?: string;
  since: Date;
  /** The account was deleted: nothing of theirs is sold any more. */
  gone?: boolean;
}

/** Sellers that are remembered, and for how long, in milliseconds: another instance may hear of a new name. */
const REMEMBERED = { most: 10_000, freshFor: 5_000 };
/** Of whom we have not heard: that is remembered as well. */
const NOBODY = null;

const isSomebody = (seller: Seller | typeof NOBODY | undefined): seller is Seller => Boolean(seller);

/**
 * The copy of the users, fed by their events. It has no address: nobody is shown one.
 * @param onChange is called when a seller is shown in another way.
 */
export function createSellers(
  { connection, clock }: Pick<Platform, 'connection' | 'clock'>,
  onChange: () => void,
) {
  const schema = new Schema<Seller>(
    {
      _id: String,
      version: { type: Number, required: true },
      name: String,
      since: { type: Date, required: true },
      gone: Boolean,
    },
    { versionKey: false, collection: 'sellers' },
  );
  const model = connection.model<Seller>('Seller', schema);
  const recent = createRecent<Seller | typeof NOBODY>(clock, REMEMBERED);
  const lookUpGone = lookUpTogether((ids) => model.find({ _id: { $in: ids }, gone: true }, '_id').lean());
  let changes = 0;

  function changed(id: string) {
    changes++;
    recent.delete(id);
    onChange();
  }

  return {
    /** Takes over a user's state unless a newer one is known. */
    async apply({ id, version, name, createdAt }: EventData<'user:updated'>): Promise<void> {
      // An id begins with the second in which it was made, for events from before they told of it.
      const since = createdAt ? new Date(createdAt) : new Types.ObjectId(id).getTimestamp();
      await applyIfNewer(model, { id, version, name, since });
      changed(id);
    },

    /** Forgets all but that there was one. */
    async forget({ id, version }: EventData<'user:deleted'>): Promise<void> {
      const since = new Types.ObjectId(id).getTimestamp();
      await applyIfNewer(model, { id, version, since, gone: true });
      changed(id);
    },

    isGone: async (id: string): Promise<boolean> => (await lookUpGone(id)) !== undefined,

    /** Those of them that are known, by their id. */
    async find(ids: string[]): Promise<Map<string, Seller>> {
      const known = new Map(ids.map((id) => [id, recent.get(id)]));
      const missing = [...known.keys()].filter((id) => known.get(id) === undefined);
      const changesBefore = changes;
      const found = missing.length === 0 ? [] : await model.find({ _id: { $in: missing } }).lean();
      for (const id of missing) {
        const seller = found.find(({ _id }) => _id === id) ?? NOBODY;
        known.set(id, seller);
        // It may be what a seller was before a change that came in between.
        if (changes === changesBefore) recent.set(id, seller);
      }
      return new Map([...known].filter((entry): entry is [string, Seller] => isSomebody(entry[1])));
    },
  };
}

export type Sellers = ReturnType<typeof createSellers>;
