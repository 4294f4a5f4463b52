import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { createLine, type Place } from './line.js';

/** Milliseconds between two lines about it. */
const PAUSE = 1_000;

/**
 * Milliseconds that a request waits for its turn. How many are answered in a second depends on what they ask for: a queue that
 * is bounded by its length alone may take longer than the ten seconds that anybody waits.
 */
const PATIENCE = 3_000;

/** Where a request is to go. */
export interface Passenger {
  service: string;
  /** One of its instances. */
  target: string;
  /** How many requests that instance is sent at a time. */
  atATime: number;
}

/** Lets so many requests to each service be under way; whoever comes then is better asked to come again. */
export function createLoad(most: number, logger: Logger) {
  const underWay = new Map<string, number>();
  const lines = new Map<string, () => Place>();
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

  const add = (service: string, one: 1 | -1) => underWay.set(service, (underWay.get(service) ?? 0) + one);

  function isFull(service: string): boolean {
    const full = (underWay.get(service) ?? 0) >= most;
    if (full) count(service);
    return full;
  }

  function placeIn({ target, atATime }: Passenger): Place {
    const line = lines.get(target) ?? createLine(atATime);
    lines.set(target, line);
    return line();
  }

  return {
    isFull,
    /** Waits for its turn. @returns whether it may be sent: not when there are too many, its turn is far, or its visitor has gone. */
    async take(passenger: Passenger, { socket }: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const { service } = passenger;
      if (isFull(service)) return false;
      const place = placeIn(passenger);
      add(service, 1);
      return new Promise((resolve) => {
        const leave = () => {
          if (!places.delete(res)) return;
          socket.off('close', leave);
          clearTimeout(impatience);
          add(service, -1);
          place.leave();
          resolve(false);
        };
        const impatience = setTimeout(() => {
          count(service);
          leave();
        }, PATIENCE);
        places.set(res, leave);
        res.once('close', leave);
        // An answer that waits behind others on its connection is never told that this was closed.
        socket.once('close', leave);
        void place.turn.then(() => {
          clearTimeout(impatience);
          resolve(true);
        });
      });
    },
    /** Once its answer begins, which may then go on for as long as its visitor stays. */
    givePlaceBack: (res: ServerResponse): void => places.get(res)?.(),
  };
}
