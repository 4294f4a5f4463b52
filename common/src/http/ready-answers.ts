import type { IncomingMessage, RequestListener } from 'node:http';
import type { Express, RequestHandler } from 'express';
import type { Logger } from '../process/logger.js';
import type { Metrics } from '../process/metrics.js';
import { traceIdOf } from '../process/trace-context.js';
import type { Tracer } from '../tracing/tracer.js';
import { protection } from './protect.js';
import { requestIdOf } from './request-log.js';
import { requestSpan } from './request-span.js';

/** An answer to a GET that is the same for everybody, as it is sent. */
export interface ReadyAnswer {
  /** The pattern of its route, for the figures. */
  route: string;
  headers: Readonly<Record<string, string>> & { ETag: string };
  body: Buffer;
}

/** The answers that are ready. */
export interface ReadyAnswers {
  /** @param url with its query. */
  find(url: string): ReadyAnswer | undefined;
}

interface Options extends ReadyAnswers {
  /** The visitor's, for the log. */
  addressOf: (request: IncomingMessage) => string | undefined;
  logger: Logger;
  metrics: Metrics;
  tracer: Tracer;
}

/** Sends an answer that is ready. @returns whether there was one. */
type Sender = (...args: Parameters<RequestListener>) => boolean;

/**
 * Sends answers that are ready, each with its line in the log and in the figures, as if they had come by the app: its
 * middleware takes ten times as long as the answer itself.
 */
export function sendReady({ find, addressOf, logger, metrics, tracer }: Options): Sender {
  const asSent = sendableWith(protection);
  return (request, response) => {
    const { method, url = '', headers } = request;
    const answer = method === 'GET' ? find(url) : undefined;
    if (!answer) return false;
    const start = performance.now();
    const traceparent = headers.traceparent as string | undefined;
    const requestId = requestIdOf(headers['x-request-id']);
    const span = tracer.begin('server', traceparent, requestId);
    const status = isKnown(answer, headers['if-none-match']) ? 304 : 200;
    const { head, body } = asSent(answer);
    const length = status === 200 ? ['Content-Length', String(body.length)] : [];
    response.writeHead(status, [...head, ...length, 'X-Request-Id', requestId]);
    response.end(status === 200 ? body : '', 'latin1');
    const seconds = (performance.now() - start) / 1000;
    const { route } = answer;
    metrics.httpRequestDuration.observe({ method, route, status }, seconds);
    const traceId = span?.context.traceId ?? traceIdOf(traceparent, requestId);
    const path = url.split('?', 1)[0] as string;
    const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
    span?.end(requestSpan({ method: 'GET', path, scheme, route, status }));
    const duration = Math.round(seconds * 1000);
    logger.info(
      { traceId, requestId, method, path, status, duration, address: addressOf(request) },
      'request',
    );
    return true;
  };
}

/** Whether the sender has it: also as W/"…", which a proxy that compresses makes of its tag. */
const isKnown = ({ headers }: ReadyAnswer, tags = ''): boolean =>
  tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === headers.ETag);

/** What Express calls for each request, of which its types do not tell. */
interface Handling {
  handle(...args: Parameters<RequestHandler>): void;
}

/** Lets it look at each request before the app does. */
export function sendFirst(app: Express & Partial<Handling>, send: Sender): void {
  const handle = (app as Handling).handle.bind(app);
  app.handle = (request, response, next) => {
    if (!send(request, response)) handle(request, response, next);
  };
}

interface Sendable {
  /** Names and values of headers one after the other: as objects they would be copied each time. */
  head: string[];
  /** A character for each byte: Node writes it together with the headers, and a buffer after them. */
  body: string;
}

/** Makes each answer once what is sent. */
function sendableWith(always: Readonly<Record<string, string>>) {
  const made = new WeakMap<ReadyAnswer, Sendable>();
  const make = ({ headers, body }: ReadyAnswer): Sendable => ({
    head: Object.entries({ ...always, ...headers }).flat(),
    body: body.toString('latin1'),
  });
  return (answer: ReadyAnswer): Sendable => {
    const sendable = made.get(answer) ?? make(answer);
    made.set(answer, sendable);
    return sendable;
  };
}
