/**
 * Does work for many at once: what is asked for while it runs is done together by the one run that follows, so that each
 * run begins after all was asked that it does. Under load that is a run for many requests instead of one for each.
 *
 * Where a run fails, so do those who waited for it to end: they have waited as long for what is away.
 */
export function shareNext<Item, Result>(work: (items: Item[]) => Promise<Result>) {
  const idle = Promise.resolve();
  let last: Promise<unknown> = idle;
  let next: { items: Item[]; result: Promise<Result> } | undefined;

  async function run(before: Promise<unknown>, items: Item[]): Promise<Result> {
    await before.finally(() => {
      next = undefined;
    });
    return work(items);
  }

  function begin() {
    const items: Item[] = [];
    const result = run(last, items);
    last = result;
    result.catch(() => {
      if (last === result) last = idle;
    });
    next = { items, result };
    return next;
  }

  return (item: Item): Promise<Result> => {
    const { items, result } = next ?? begin();
    items.push(item);
    return result;
  };
}
