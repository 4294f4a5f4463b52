import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { onceClosed } from './once-closed.js';
import type { Upstreams } from './upstreams.js';

export interface LoadOptions {
  upstreams: Pick<Upstreams, 'serves' | 'choose'>;
  logger: Logger;
  /** How many requests to one service may be in hand, those that wait for their turn included. */
  most: number;
  /** How many requests an instance of the service is sent at a time. */
  atATime(service: string): number;
}

/** Milliseconds between two lines about it. */
const PAUSE = 1_000;

/**
 * Milliseconds that a request waits for its turn. How many are answered in a second depends on what they ask for: a queue that
 * is bounded by its length alone may take longer than the ten seconds that anybody waits.
 */
const PATIENCE = 3_000;

/** Of a request that is in hand. */
interface Place {
  /** Where it was sent; undefined while it waits for its turn. */
  target?: string;
  leave(): void;
}

type Counts = Map<string, number>;
const add = (counts: Counts, key: string, one: 1 | -1) => counts.set(key, (counts.get(key) ?? 0) + one);

/** Lets so many requests to each service be in hand; whoever comes then is better asked to come again. */
export function createLoad({ upstreams, logger, most, atATime }: LoadOptions) {
  const ofServices: Counts = new Map();
  const ofTargets: Counts = new Map();
  /** Who waits for a turn, in the order in which they came. */
  const lines = new Map<string, Set<(target: string) => void>>();
  const places = new WeakMap<ServerResponse, Place>();
  const turnedAway: Counts = new Map();
  let toldAt = 0;

  /** One line for the many of each second. */
  function count(service: string): void {
    add(turnedAway, service, 1);
    if (Date.now() - toldAt < PAUSE) return;
    toldAt = Date.now();
    logger.warn({ turnedAway: Object.fromEntries(turnedAway) }, 'more is asked than can be answered');
    turnedAway.clear();
  }

  function isFull(service: string): boolean {
    const full = (ofServices.get(service) ?? 0) >= most;
    if (full) count(service);
    return full;
  }

  const sentTo = (target: string) => ofTargets.get(target) ?? 0;

  /** The instance that has the fewest in hand, if it can do with one more. */
  function free(service: string): string | undefined {
    const target = upstreams.choose(service, sentTo);
    return target !== undefined && sentTo(target) < atATime(service) ? target : undefined;
  }

  function letNextGo(service: string): void {
    const line = lines.get(service) ?? [];
    for (const go of line) {
      const target = free(service);
      if (target === undefined) return;
      go(target);
    }
  }

  function join(service: string, go: (target: string) => void): () => void {
    const line = lines.get(service) ?? new Set();
    lines.set(service, line);
    const goOnce = (target: string) => {
      line.delete(goOnce);
      go(target);
    };
    line.add(goOnce);
    letNextGo(service);
    return () => void line.delete(goOnce);
  }

  return {
    isFull,
    /** Waits for its turn. @returns where it may be sent: nowhere when there are too many, its turn is far, or its visitor has gone. */
    async take(
      service: string,
      { socket }: IncomingMessage,
      res: ServerResponse,
    ): Promise<string | undefined> {
      if (!upstreams.serves(service) || isFull(service)) return undefined;
      add(ofServices, service, 1);
      return new Promise((resolve) => {
        const place: Place = {
          leave() {
            if (!places.delete(res)) return;
            forget();
            clearTimeout(impatience);
            leaveLine();
            add(ofServices, service, -1);
            if (place.target !== undefined) add(ofTargets, place.target, -1);
            resolve(undefined);
            letNextGo(service);
          },
        };
        const impatience = setTimeout(() => {
          count(service);
          place.leave();
        }, PATIENCE);
        const forget = onceClosed(socket, place.leave);
        places.set(res, place);
        res.once('close', place.leave);
        const leaveLine = join(service, (target) => {
          clearTimeout(impatience);
          place.target = target;
          add(ofTargets, target, 1);
          resolve(target);
        });
      });
    },
    /** It is sent to another instance after all. */
    move(res: ServerResponse, target: string): void {
      const place = places.get(res);
      if (place?.target === undefined) return;
      add(ofTargets, place.target, -1);
      place.target = target;
      add(ofTargets, target, 1);
    },
    /** Once its answer begins, which may then go on for as long as its visitor stays. */
    givePlaceBack: (res: ServerResponse): void => places.get(res)?.leave(),
  };
}
