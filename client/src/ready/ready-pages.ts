/** A page that is kept, as it was answered. */
export interface ReadyPage {
  status: number;
  html: string;
  headers: Record<string, string>;
}

type Make = () => Promise<ReadyPage | undefined>;

/** For how long a page is shown to others, in milliseconds: as long as tickets keeps what it was made from. */
const FRESH_FOR = 1_000;
/** One for each language, locale and address of the site that visitors come with, for members and for others. */
const MOST = 40;

/** Pages that were made a moment ago, each once for all who ask while it is made. */
export function createReadyPages(now: () => number = Date.now) {
  const pages = new Map<string, { begunAt: number; page: Promise<ReadyPage | undefined> }>();

  /** A Map keeps the order of insertion: the first is the one that nobody has asked for the longest time. */
  function keep(key: string, made: { begunAt: number; page: Promise<ReadyPage | undefined> }) {
    pages.delete(key);
    pages.set(key, made);
    // Whoever makes up keys pushes out their own: what many ask for is never the first.
    if (pages.size > MOST) pages.delete(pages.keys().next().value as string);
    return made.page;
  }

  function begin(key: string, make: Make) {
    const page = make();
    const made = { begunAt: now(), page };
    const forget = () => pages.get(key) === made && pages.delete(key);
    page.then((answer) => answer?.status === 200 || forget(), forget);
    return made;
  }

  return {
    /** The page of that key. Any but a whole one is for those who waited for it, and not kept. */
    find(key: string, make: Make): Promise<ReadyPage | undefined> {
      const known = pages.get(key);
      // A clock that was set back is no reason to keep what is old.
      const isFresh = known && Math.abs(now() - known.begunAt) < FRESH_FOR;
      return keep(key, isFresh ? known : begin(key, make));
    },
  };
}
