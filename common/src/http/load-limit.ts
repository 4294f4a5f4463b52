import type { RequestHandler } from 'express';
import type { Metrics } from '../process/metrics.js';
import { unavailable } from './errors.js';

/**
 * Answers 503 with Retry-After at once while so many requests are under way, so that those are answered in time.
 *
 * It counts requests, as libraries for Express do not: those that are kept look at how late the process's own timers
 * are, which stay punctual while requests queue for the database.
 */
export function limitLoad(maxRequests: number, { httpRequestsShed }: Metrics): RequestHandler {
  const tooMany = unavailable('Too many people are asking right now, please try again');
  let underWay = 0;
  return (_request, response, next) => {
    if (underWay >= maxRequests) {
      httpRequestsShed.inc();
      // Not by the error handler, which logs each with its stack: there are thousands of them.
      response.status(tooMany.status).set('Retry-After', String(tooMany.retryAfter));
      return void response.json({ errors: tooMany.errors });
    }
    underWay++;
    response.once('close', () => {
      underWay--;
    });
    next();
  };
}
