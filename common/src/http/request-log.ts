import { AsyncResource } from 'node:async_hooks';
import type { RequestHandler } from 'express';
import { visitorAddress } from '../limits/visitor-address.js';
import type { Logger } from '../process/logger.js';
import type { Metrics } from '../process/metrics.js';
import { continueTrace, randomHex, runInTrace } from '../process/trace-context.js';
import type { Tracer } from '../tracing/tracer.js';
import { answeredSpan } from './request-span.js';

// Ids that came from outside reach logs: only what cannot forge a line or fill a disk is taken over.
const REQUEST_ID = /^[\w.:-]{1,100}$/;

/** The id of a request, by that header of it or a new one. */
export const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && REQUEST_ID.test(given) ? given : randomHex();

/** Gives the request its id and its place in a trace, and answers with the id, so that a person can quote it. */
export const traceRequests =
  (tracer: Tracer): RequestHandler =>
  (request, response, next) => {
    const requestId = requestIdOf(request.get('x-request-id'));
    response.set('X-Request-Id', requestId);
    const traceparent = request.get('traceparent');
    const span = tracer.begin('server', traceparent, requestId);
    if (!span) return runInTrace(continueTrace(traceparent, requestId), next);
    response.once('close', () => span.end(answeredSpan(request, response)));
    runInTrace({ ...span.context, requestId }, next);
  };

/**
 * One line a request, once it is answered or its visitor has left: method, path, status, milliseconds, user, address.
 * Never headers, bodies or queries: they hold cookies, passwords and cards.
 */
export const logRequests =
  (logger: Logger): RequestHandler =>
  (request, response, next) => {
    const start = performance.now();
    // Of a visitor who has left it is not to be had any more.
    const address = visitorAddress(request);
    const log = () => {
      const answered = response.writableFinished;
      const line = {
        method: request.method,
        path: request.originalUrl.split('?', 1)[0],
        status: answered ? response.statusCode : undefined,
        duration: Math.round(performance.now() - start),
        user: request.currentUser?.id,
        address,
      };
      if (!answered) logger.info(line, 'request aborted');
      else if (response.statusCode >= 500) logger.warn(line, 'request failed');
      else logger.info(line, 'request');
    };
    // A visitor who leaves is reported by the socket, which knows nothing of the request's trace.
    response.once('close', AsyncResource.bind(log));
    next();
  };

/** Measures each request under its route's pattern, so that ids do not multiply the figures. */
export function measureRequests(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const stop = metrics.httpRequestDuration.startTimer();
    response.on('finish', () => {
      stop({
        method: request.method,
        route: request.route?.path ?? 'unknown',
        status: String(response.statusCode),
      });
    });
    next();
  };
}
