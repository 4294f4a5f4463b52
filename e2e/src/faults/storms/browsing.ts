import { ask, type Buyer } from './crowd.js';

/** A look that got no answer at all. */
const noAnswer = { status: 0, took: 0 };

export interface Browsing {
  /** Ends it, and resolves to how it went: the time of each look, in milliseconds. */
  end(): Promise<{ times: number[]; failed: number }>;
}

/** Somebody who looks at what is on sale, one look after the other. */
export function browse(visitor: Buyer): Browsing {
  let going = true;
  const times: number[] = [];
  let failed = 0;
  const done = (async () => {
    while (going) {
      const { status, took } = await ask(visitor, 'GET', '/api/tickets').catch(() => noAnswer);
      if (status === 200) times.push(took);
      else failed++;
    }
  })();
  return {
    async end() {
      going = false;
      await done;
      return { times, failed };
    },
  };
}
