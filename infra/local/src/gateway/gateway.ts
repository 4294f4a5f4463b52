import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Socket } from 'node:net';
import type { Logger } from 'pino';
import { createPassage } from './passage.js';
import { refuse } from './refusal.js';
import { findRoute, type Route } from './routes.js';
import { createUpstreams } from './upstreams.js';

export interface GatewayOptions {
  routes: Route[];
  /** The address of each service that a route names, or those of its instances. */
  upstreams: Record<string, string | string[]>;
  /** Gets one line for each request that no upstream could answer. */
  logger: Logger;
  /** How long an upstream may take to answer. */
  timeoutMs?: number;
}

/** Whoever asks waits for ten seconds, and payments, which waits for Stripe, may need nine of them. */
const TIMEOUT = 9_500;
/** What ingress-nginx does in a cluster: sends each request to the service that its path belongs to. */
export function createGateway({
  routes,
  upstreams: addresses,
  logger,
  timeoutMs = TIMEOUT,
}: GatewayOptions): Server {
  const upstreams = createUpstreams(addresses);
  const passage = createPassage({ upstreams, logger, timeoutMs });
  const serviceOf = (req: IncomingMessage) => findRoute(routes, req.url ?? '/')?.service;

  const server = createServer((req, res) => {
    const service = serviceOf(req);
    const requestId = forward(req);
    // The gateway's own answers and the client's carry it too; a service that sets it itself sets the same.
    res.setHeader('X-Request-Id', requestId);
    if (!service) return refuse(req, res);
    // Whoever goes away in the middle of the request waits for no answer.
    passage.web(req, res, service).catch(() => res.destroy());
  });

  // Nothing here but Next.js's hot reloading opens a web socket.
  server.on('upgrade', (req, socket, head) => {
    const service = serviceOf(req);
    if (!service || !(socket instanceof Socket)) return socket.destroy();
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
  const claimed = req.headers['x-request-id'];
  const requestId = typeof claimed === 'string' && /^[\w.:-]{1,100}$/.test(claimed) ? claimed : randomUUID();
  req.headers['x-request-id'] = requestId;
  req.headers['x-forwarded-for'] = req.socket.remoteAddress ?? 'unknown';
  req.headers['x-forwarded-proto'] = 'http';
  req.headers['x-forwarded-host'] = req.headers.host ?? 'unknown';
  return requestId;
}
