import type { Clock } from '../process/clock.js';
import { createRecent } from '../process/recent.js';

/** Whether a session is over before its token is. */
export type IsEnded = (sessionId: string) => Promise<boolean>;

/** A sign-out is to hold within a second, so half of one is for how long it is believed that a session goes on. */
const FRESH = 500;
/** Sessions that are remembered, of about 100 bytes each. */
const MOST = 10_000;

/** Asks the database about a session twice a second at most, however many requests it makes. */
export function rememberEnds(isEnded: IsEnded, clock: Clock): IsEnded {
  const known = createRecent<Promise<boolean>>(clock, { most: MOST, freshFor: FRESH });

  return (sessionId) => {
    const last = known.get(sessionId);
    if (last) return last;
    const ended = isEnded(sessionId);
    // What could not be found out is asked again.
    ended.catch(() => known.delete(sessionId));
    known.set(sessionId, ended);
    return ended;
  };
}
