/** A part of a list, its number, and those of the parts before and after it. */
export interface PageOf<Item> {
  items: Item[];
  number: number;
  previous?: number | undefined;
  next?: number | undefined;
}

/** Which page an address asks for, from 1 on: the first where it says nothing, or what is no number. */
export function readPageNumber(asked: string | string[] | undefined): number {
  const number = Number(asked);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

/** A page of a list. Behind the end it is the last one, as the list may have been longer when a link was made. */
export function pageOf<Item>(list: Item[], asked: number, length: number): PageOf<Item> {
  const last = Math.max(1, Math.ceil(list.length / length));
  const number = Math.min(asked, last);
  return {
    items: list.slice((number - 1) * length, number * length),
    number,
    previous: number > 1 ? number - 1 : undefined,
    next: number < last ? number + 1 : undefined,
  };
}
