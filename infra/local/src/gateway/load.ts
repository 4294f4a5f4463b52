import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';

/** Milliseconds between two lines about it. */
const PAUSE = 1_000;

/**
 * Milliseconds that a request waits for its turn. How many are answered in a second depends on what they ask for: a queue that
 * is bounded by its length alone took longer than the ten seconds that anybody waits.
 */
const PATIENCE = 3_000;

export interface LoadLimits {
  /** How many requests to one service may be under way, those that wait for their turn included. */
  most: number;
  /** How many of them are sent at a time. */
  atATime: number;
}

/** Those who have asked for one service. */
interface Crowd {
  underWay: number;
  sent: number;
  /** Who waits for a turn, in the order in which they came. */
  waiting: Set<() => void>;
}

/** Lets so many requests to each service be under way; whoever comes then is better asked to come again. */
export function createLoad({ most, atATime }: LoadLimits, logger: Logger) {
  const crowds = new Map<string, Crowd>();
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

  function of(service: string): Crowd {
    const crowd = crowds.get(service) ?? { underWay: 0, sent: 0, waiting: new Set() };
    crowds.set(service, crowd);
    return crowd;
  }

  function isFull(service: string): boolean {
    const full = of(service).underWay >= most;
    if (full) count(service);
    return full;
  }

  function letNextGo(crowd: Crowd): void {
    const [next] = crowd.waiting;
    if (next && crowd.sent < atATime) next();
  }

  return {
    isFull,
    /** Waits for its turn. @returns whether it may be sent: not when there are too many, its turn is far, or its visitor has gone. */
    async take(service: string, res: ServerResponse): Promise<boolean> {
      if (isFull(service)) return false;
      const crowd = of(service);
      crowd.underWay++;
      return new Promise((resolve) => {
        const go = () => {
          clearTimeout(impatience);
          crowd.waiting.delete(go);
          crowd.sent++;
          resolve(true);
        };
        const leave = () => {
          if (!places.delete(res)) return;
          clearTimeout(impatience);
          crowd.underWay--;
          if (!crowd.waiting.delete(go)) crowd.sent--;
          resolve(false);
          letNextGo(crowd);
        };
        const impatience = setTimeout(() => {
          count(service);
          leave();
        }, PATIENCE);
        places.set(res, leave);
        res.once('close', leave);
        crowd.waiting.add(go);
        letNextGo(crowd);
      });
    },
    /** Once its answer begins, which may then go on for as long as its visitor stays. */
    givePlaceBack: (res: ServerResponse): void => places.get(res)?.(),
  };
}
