import { within } from './within.js';

/** Whoever waits for a run that takes longer, in milliseconds, has another begin beside it: it may never end. */
const LONGEST_WAIT = 1_000;

/** By then everything has asked that came in with this turn of the event loop, on whatever connection. */
const endOfTurn = () => new Promise(setImmediate);

/**
 * Does work for many at once: what is asked for while it runs is done together by the one run that follows, so that each
 * run begins after all was asked that it does. Under load that is a run for many requests instead of one for each.
 * A run that fails fails for those whom it was for.
 */
export function shareNext<Item, Result>(work: (items: Item[]) => Promise<Result>) {
  let last: Promise<unknown> = Promise.resolve();
  let next: { items: Item[]; result: Promise<Result> } | undefined;

  function begin() {
    const items: Item[] = [];
    const begun = last.then(endOfTurn).then(() => {
      next = undefined;
    });
    const result = begun.then(() => work(items));
    const ended = begun.then(() => within(LONGEST_WAIT, result, () => new Error('still running')));
    last = ended.catch(() => {});
    next = { items, result };
    return next;
  }

  return (item: Item): Promise<Result> => {
    const { items, result } = next ?? begin();
    items.push(item);
    return result;
  };
}
