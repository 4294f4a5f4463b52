import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../process/logger.js';
import type { Metrics } from '../process/metrics.js';
import { continueTrace, runInTrace } from '../process/trace-context.js';

// Ids that came from outside reach logs: only what cannot forge a line or fill a disk is taken over.
const REQUEST_ID = /^[\w.:-]{1,100}$/;

/** Gives the request its id and its place in a trace, and answers with the id, so that a person can quote it. */
export const traceRequests: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
  response.set('X-Request-Id', requestId);
  runInTrace(continueTrace(request.get('traceparent'), requestId), next);
};

/** One line a request: method, path, status, milliseconds. Never headers or bodies: they hold cookies and cards. */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp<Request>({
    logger,
    quietReqLogger: true,
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'warn' : 'info'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    serializers: {
      req: (request) => ({
        method: request.method,
        path: pathOf(request.url),
        user: request.raw?.currentUser?.id,
      }),
      res: (response) => ({ status: response.statusCode }),
    },
  });
}

const pathOf = (url: string) => url.split('?', 1)[0];

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
