import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Socket } from 'node:net';
import { MOST_THROUGH_GATEWAY, refuseUnreadable, requestIdOf } from '@ticketing/common';
import type { Logger } from 'pino';
import { createPassage, KEPT_MS } from './passage.js';
import { refuse, refuseBody, refuseTrace } from './refusal.js';
import { findRoute, type Route } from './routes.js';
import { BodyTooLarge } from './small-body.js';
import { createUpstreams } from './upstreams.js';

export interface GatewayOptions {
  routes: Route[];
  /** The address of each service that a route names, or those of its instances. */
  upstreams: Record<string, string | string[]>;
  /** Gets one line for each request that no upstream could answer. */
  logger: Logger;
  /** How long an upstream may take to answer. */
  timeoutMs?: number;
  /** How many requests to one service may be in hand. */
  maxRequests?: number;
}

/** Whoever asks waits for ten seconds, and payments, which waits for Stripe, may need nine of them. */
const TIMEOUT = 9_500;
/** Whoever is slow or has vanished is cut off as by the services, in milliseconds: common/src/process/http-server.ts. */
const fromCallers = { headersTimeout: 30_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };
const STANDSTILL = 60_000;

/** Sends each request to the service that its path belongs to, as ingress-nginx does in a cluster. */
export function createGateway({
  routes,
  upstreams: addresses,
  logger,
  timeoutMs = TIMEOUT,
  maxRequests = MOST_THROUGH_GATEWAY,
}: GatewayOptions): Server {
  const upstreams = createUpstreams(addresses);
  const passage = createPassage({ upstreams, logger, timeoutMs, maxRequests });
  const serviceOf = (req: IncomingMessage) => findRoute(routes, req.url ?? '/')?.service;

  const server = createServer({ ...fromCallers, keepAlive: true, keepAliveTimeout: KEPT_MS }, (req, res) => {
    const service = serviceOf(req);
    const requestId = forward(req);
    // The gateway's own answers and the client's carry it too; a service that sets it itself sets the same.
    res.setHeader('X-Request-Id', requestId);
    if (req.method === 'TRACE') return refuseTrace(res);
    if (!service) return refuse(req, res);
    // Whoever goes away in the middle of the request waits for no answer.
    passage.web(req, res, service).catch((error) => {
      if (error instanceof BodyTooLarge) refuseBody(res);
      else res.destroy();
    });
  });
  server.timeout = STANDSTILL;
  refuseUnreadable(server);

  // Nothing here but Next.js's hot reloading opens a web socket.
  server.on('upgrade', (req, socket, head) => {
    const service = serviceOf(req);
    if (!service || !(socket instanceof Socket)) return socket.destroy();
    socket.setTimeout(0);
    socket.on('error', () => socket.destroy());
    forward(req);
    passage.socket(req, socket, head, service);
  });
  server.on('close', upstreams.stop);
  return server;
}

/**
 * Tells the upstream who asked, and returns the request's id. What a caller claims about itself is overwritten: the
 * gateway is the outermost door. Of ids it takes over what the services would, which log them.
 */
function forward(req: IncomingMessage): string {
  const requestId = requestIdOf(req.headers['x-request-id']);
  req.headers['x-request-id'] = requestId;
  req.headers['x-forwarded-for'] = req.socket.remoteAddress ?? 'unknown';
  req.headers['x-forwarded-proto'] = 'http';
  req.headers['x-forwarded-host'] = req.headers.host ?? 'unknown';
  return requestId;
}
