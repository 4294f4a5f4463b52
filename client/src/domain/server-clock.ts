/**
 * The server's clock as seen from a browser whose own may be wrong. A time that the server sent is older when it is
 * read, so each is a lower bound of the truth: the largest difference seen is the best one.
 */
export function createServerClock(clientNow: () => number) {
  let offset = Number.NEGATIVE_INFINITY;
  return {
    observe(serverTime: number): void {
      if (Number.isFinite(serverTime)) offset = Math.max(offset, serverTime - clientNow());
    },
    now: (): number => clientNow() + (Number.isFinite(offset) ? offset : 0),
  };
}

export const serverClock = createServerClock(() => Date.now());
