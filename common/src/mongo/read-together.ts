import mongoose, { type HydratedDocument, type Model } from 'mongoose';
import { isObjectId } from '../http/validation.js';
import { lookUpTogether } from './look-up.js';

const { BSON } = mongoose.mongo;

/**
 * Reads documents by their ids as findById does, those that are asked for at the same time in one query. Everybody has a
 * document of their own, also of the same id, and none is from before it was asked for. What is no id finds nothing.
 */
export function readTogether<T>(model: Model<T>) {
  const lookUp = lookUpTogether(async (ids) => {
    const found = await model.find({ _id: { $in: ids } } as never).lean<{ _id: unknown }[]>();
    // What mongoose makes a document of it changes: each is made of a copy.
    return found.map((one) => ({ _id: one._id, stored: BSON.serialize(one) }));
  });
  return async (id: unknown): Promise<HydratedDocument<T> | null> => {
    const found = isObjectId(id) ? await lookUp(id.toLowerCase()) : undefined;
    return found ? (model.hydrate(BSON.deserialize(found.stored)) as HydratedDocument<T>) : null;
  };
}
