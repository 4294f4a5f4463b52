/** A part of a list, and the numbers of the parts before and after it. */
export interface PageOf<Item> {
  items: Item[];
  previous?: number | undefined;
  next?: number | undefined;
}

/**
 * The part of a list that an address asks for by its number, from 1 on. What is no number is the first, and behind the end
 * is the last, as the list may have been longer when the link was made.
 */
export function pageOf<Item>(
  list: Item[],
  asked: string | string[] | undefined,
  length: number,
): PageOf<Item> {
  const last = Math.max(1, Math.ceil(list.length / length));
  const wanted = Number(asked);
  const page = Number.isSafeInteger(wanted) && wanted > 0 ? Math.min(wanted, last) : 1;
  return {
    items: list.slice((page - 1) * length, page * length),
    previous: page > 1 ? page - 1 : undefined,
    next: page < last ? page + 1 : undefined,
  };
}
