import type { Request, Response } from 'express';
import type { SpanEnd } from '../tracing/tracer.js';

interface Answered {
  method: string;
  /** Without its query, which may hold what is nobody's business. */
  path: string;
  scheme: string;
  /** The pattern of its route; undefined where there is none. */
  route: string | undefined;
  /** Undefined where nothing was answered. */
  status: number | undefined;
}

/** What the standard knows of; others could be made up without end, and each be a name of its own. */
const METHODS = new Set(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']);

/** An answered request as a span: https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server */
export function requestSpan({ method, path, scheme, route, status }: Answered): SpanEnd {
  const known = METHODS.has(method);
  return {
    name: [known ? method : 'HTTP', route].filter(Boolean).join(' '),
    attributes: {
      'http.request.method': known ? method : '_OTHER',
      'http.route': route,
      'http.response.status_code': status,
      'url.path': path,
      'url.scheme': scheme,
    },
    ...(status !== undefined && status >= 500 && { error: String(status) }),
  };
}

export const answeredSpan = (request: Request, response: Response): SpanEnd =>
  requestSpan({
    method: request.method,
    path: request.originalUrl.split('?', 1)[0] as string,
    scheme: request.protocol,
    route: request.route?.path,
    status: response.headersSent ? response.statusCode : undefined,
  });
