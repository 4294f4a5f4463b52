import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';

/** Milliseconds between two lines about it. */
const PAUSE = 1_000;

/** Lets so many requests to each service be under way; whoever comes then is better asked to come again. */
export function createLoad(most: number, logger: Logger) {
  const underWay = new Map<string, number>();
  const places = new WeakMap<ServerResponse, () => void>();
  const turnedAway = new Map<string, number>();
  let toldAt = 0;

  /** One line for the many of each second. */
  function count(service: string): void {
    turnedAway.set(service, (turnedAway.get(service) ?? 0) + 1);
    if (Date.now() - toldAt < PAUSE) return;
    toldAt = Date.now();
    logger.warn({ turnedAway: Object.fromEntries(turnedAway) }, 'more is asked than can be answered');
    turnedAway.clear();
  }

  const of = (service: string) => underWay.get(service) ?? 0;

  function isFull(service: string): boolean {
    const full = of(service) >= most;
    if (full) count(service);
    return full;
  }

  return {
    isFull,
    /** Whether it may be sent. */
    take(service: string, res: ServerResponse): boolean {
      if (isFull(service)) return false;
      underWay.set(service, of(service) + 1);
      const leave = () => {
        if (places.delete(res)) underWay.set(service, of(service) - 1);
      };
      places.set(res, leave);
      res.once('close', leave);
      return true;
    },
    /** Once its answer begins, which may then go on for as long as its visitor stays. */
    givePlaceBack: (res: ServerResponse): void => places.get(res)?.(),
  };
}
