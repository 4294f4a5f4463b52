import type { Server } from 'node:net';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';

/** Milliseconds between two lines about it. */
const PAUSE = 1_000;

/** Counts the connections that are turned away because too many are open, and writes one line for the many of each second. */
export function countTurnedAway(
  server: Server,
  { metrics, logger }: { metrics: Metrics; logger: Logger },
): void {
  let turnedAway = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  server.on('drop', () => {
    metrics.httpRequestsShed.inc();
    turnedAway++;
    if (performance.now() - toldAt < PAUSE) return;
    toldAt = performance.now();
    logger.warn({ turnedAway }, 'too many connections are open');
    turnedAway = 0;
  });
}
