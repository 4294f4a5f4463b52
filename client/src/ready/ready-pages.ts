/** A page that is kept, and the headers it was answered with. */
export interface ReadyPage {
  html: string;
  headers: Record<string, string>;
}

/** For how long a page is shown to others, in milliseconds: as long as tickets keeps what it was made from. */
const FRESH_FOR = 1_000;
/** One for each language, locale and address of the site, which are few; whoever makes up others gains nothing. */
const MOST = 20;

/** Pages that were made a moment ago, each once for all who ask while it is made. */
export function createReadyPages(now: () => number = Date.now) {
  const pages = new Map<string, { begunAt: number; page: Promise<ReadyPage | undefined> }>();

  async function makeAnew(key: string, make: () => Promise<ReadyPage | undefined>) {
    const page = await make();
    if (!page) pages.delete(key);
    return page;
  }

  return {
    /** The page of that key; what `make` answers with undefined is not kept. */
    find(key: string, make: () => Promise<ReadyPage | undefined>): Promise<ReadyPage | undefined> {
      const known = pages.get(key);
      // A clock that was set back is no reason to keep what is old.
      if (known && Math.abs(now() - known.begunAt) < FRESH_FOR) return known.page;
      pages.delete(key);
      const page = makeAnew(key, make);
      pages.set(key, { begunAt: now(), page });
      // A Map keeps the order of insertion: the first was made the longest time ago.
      if (pages.size > MOST) pages.delete(pages.keys().next().value as string);
      return page;
    },
  };
}
