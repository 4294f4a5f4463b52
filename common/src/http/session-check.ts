import type { Clock } from '../process/clock.js';

/** Whether a session is over before its token is. */
export type IsEnded = (sessionId: string) => Promise<boolean>;

/** How old the knowledge that a session goes on may be, in milliseconds: a sign-out is to hold within a second. */
const FRESH = 500;
/** Sessions that are remembered, of about 100 bytes each. */
const MOST = 10_000;

interface Known {
  ended: Promise<boolean>;
  at: number;
}

/** Asks the database about a session twice a second at most, however many requests it makes. */
export function rememberEnds(isEnded: IsEnded, clock: Clock): IsEnded {
  const known = new Map<string, Known>();

  return (sessionId) => {
    const now = clock.now().getTime();
    const last = known.get(sessionId);
    if (last && Math.abs(now - last.at) < FRESH) return last.ended;
    const ended = isEnded(sessionId);
    // What could not be found out is asked again.
    ended.catch(() => known.delete(sessionId));
    known.delete(sessionId);
    known.set(sessionId, { ended, at: now });
    // A Map keeps the order of insertion: the first has been asked for the longest time ago.
    if (known.size > MOST) known.delete(known.keys().next().value as string);
    return ended;
  };
}
