import type { RequestHandler, Response } from 'express';
import type { Metrics } from '../process/metrics.js';
import { unavailable } from './errors.js';

/** Streams of one instance: each is a connection, and stays open for as long as its visitor does. */
export const MOST_STREAMS = 500;
/**
 * How many requests to one service the gateway has in hand, those that wait for their turn included: more would hold up what
 * goes to other services.
 */
export const MOST_THROUGH_GATEWAY = 500;

/** What gives back the place of a request that is under way. */
const places = new WeakMap<Response, () => void>();

/** Of an answer that goes on for as long as its visitor stays: it waits for nothing, and so takes nobody's place. */
export const givePlaceBack = (response: Response): void => places.get(response)?.();

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
    const leave = () => {
      if (places.delete(response)) underWay--;
    };
    places.set(response, leave);
    response.once('close', leave);
    next();
  };
}
