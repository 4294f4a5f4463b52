import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';

/** Milliseconds between two lines about it. */
const PAUSE = 1_000;

/** Lets so many requests to each service be under way; whoever comes then is better asked to come again. */
export function createLoad(most: number, logger: Logger) {
  const underWay = new Map<string, number>();
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

  return {
    /** Whether it may be sent. Its place is free again once it has been answered. */
    take(service: string, res: ServerResponse): boolean {
      const others = underWay.get(service) ?? 0;
      if (others >= most) {
        count(service);
        return false;
      }
      underWay.set(service, others + 1);
      res.once('close', () => underWay.set(service, (underWay.get(service) ?? 0) - 1));
      return true;
    },
  };
}
