import { type Clock, createRecent, type ReadyAnswer } from '@ticketing/common';

export interface ReadyPages {
  /** The page of that address, where it is known. */
  find(url: string): ReadyAnswer | undefined;
  /** Makes the page of that address, once for all who ask at the same time. */
  make(url: string, work: () => Promise<ReadyAnswer>): Promise<ReadyAnswer>;
  /** Forgets all of them: a ticket has changed. */
  forget(): void;
}

/**
 * Pages that are kept, of 10 kB mostly, and for how long, in milliseconds: this instance forgets them with each ticket
 * that it changes, but hears nothing of what another instance has changed.
 */
const KEPT = { most: 200, freshFor: 1_000 };

/** The list as it was just read. Most visitors ask for the same page, which is the same for all of them. */
export function createReadyPages(clock: Clock): ReadyPages {
  const pages = createRecent<ReadyAnswer>(clock, KEPT);
  let underWay = new Map<string, Promise<ReadyAnswer>>();

  async function read(url: string, work: () => Promise<ReadyAnswer>): Promise<ReadyAnswer> {
    const begunWith = underWay;
    const begunAt = clock.now();
    try {
      const page = await work();
      // What was read before a ticket changed is good for those who asked before, and for nobody else.
      if (begunWith === underWay) pages.set(url, page, begunAt);
      return page;
    } finally {
      begunWith.delete(url);
    }
  }

  return {
    find: (url) => pages.get(url),
    make(url, work) {
      const page = underWay.get(url) ?? read(url, work);
      underWay.set(url, page);
      return page;
    },
    forget() {
      pages.clear();
      underWay = new Map();
    },
  };
}
