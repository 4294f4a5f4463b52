import { shareNext } from '../process/share-next.js';

/**
 * Looks documents up by their ids, or by another key that no two of them share, those that are asked for at the same time in
 * one query. What is found is never from before it was asked for.
 */
export function lookUpTogether<T extends { _id: unknown }>(
  find: (ids: string[]) => Promise<T[]>,
  keyOf = (one: T) => String(one._id),
) {
  const ask = shareNext(async (ids: string[]) => {
    const found = await find([...new Set(ids)]);
    return new Map(found.map((one) => [keyOf(one), one]));
  });
  return async (id: string): Promise<T | undefined> => (await ask(id)).get(id);
}
