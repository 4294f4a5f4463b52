import { randomUUID } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { createProxyServer, type ProxyServer } from 'http-proxy-3';
import type { Logger } from 'pino';
import { refuse } from './refusal.js';
import { findRoute, type Route } from './routes.js';
import { createUpstreams, type Upstreams } from './upstreams.js';

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
/** A connection that has died of age says so at once. */
const AT_ONCE = 1_000;

/** What ingress-nginx does in a cluster: sends each request to the service that its path belongs to. */
export function createGateway({
  routes,
  upstreams: addresses,
  logger,
  timeoutMs = TIMEOUT,
}: GatewayOptions): Server {
  const upstreams = createUpstreams(addresses);
  const proxy = createProxy(timeoutMs, logger, upstreams);

  function upstreamOf(req: IncomingMessage): string | undefined {
    const route = findRoute(routes, req.url ?? '/');
    return route && upstreams.choose(route.service);
  }

  const server = createServer((req, res) => {
    const target = upstreamOf(req);
    const requestId = forward(req);
    // The gateway's own answers and the client's carry it too; a service that sets it itself sets the same.
    res.setHeader('X-Request-Id', requestId);
    if (!target) return refuse(req, res);
    proxy.web(req, res, { target });
  });

  // Nothing here but Next.js's hot reloading opens a web socket.
  server.on('upgrade', (req, socket, head) => {
    const target = upstreamOf(req);
    if (!target || !(socket instanceof Socket)) return socket.destroy();
    socket.on('error', () => socket.destroy());
    forward(req);
    proxy.ws(req, socket, head, { target });
  });
  server.on('close', upstreams.stop);
  return server;
}

function createProxy(timeoutMs: number, logger: Logger, upstreams: Upstreams): ProxyServer {
  // An idle connection is closed before the upstream (5 s in Node) would close it under a request's feet.
  const agent = new Agent({ keepAlive: true, timeout: 4_000 });
  const proxy = createProxyServer({ agent, proxyTimeout: timeoutMs });

  /** When they were sent. */
  const onIdleConnection = new WeakMap<IncomingMessage, number>();
  proxy.on('proxyReq', (upstreamReq, req) => {
    if (upstreamReq.reusedSocket && isSafe(req)) onIdleConnection.set(req, Date.now());
    else onIdleConnection.delete(req);
  });
  const diedOfAge = (req: IncomingMessage) => Date.now() - (onIdleConnection.get(req) ?? 0) < AT_ONCE;

  proxy.on('error', (error, req, res, target) => {
    if (res instanceof Socket) return void res.destroy();
    if (res.headersSent || res.destroyed) return;
    // That says nothing about the upstream.
    if (diedOfAge(req)) return proxy.web(req, res as ServerResponse, { target });
    logger.warn(
      {
        requestId: req.headers['x-request-id'],
        method: req.method,
        // Without the query, which may hold what no log should.
        path: req.url?.split('?', 1)[0],
        reason: error.message,
      },
      'no answer from upstream',
    );
    if (isRefused(error)) upstreams.unreachable(new URL(String(target)).origin);
    refuse(req, res as ServerResponse);
  });

  // An upstream that dies in the middle of an answer must not leave the caller waiting for the rest.
  proxy.on('proxyRes', (upstreamRes, _req, res) => upstreamRes.on('error', () => res.destroy()));

  // After an answer that did not wait for the whole request, Node never asks for the rest of it: drop it, or both ends hang.
  proxy.on('end', (req, _res, upstreamRes) => {
    if (req.readableEnded) return;
    req.unpipe();
    req.resume();
    upstreamRes.socket.destroy();
  });
  return proxy;
}

const isRefused = (error: NodeJS.ErrnoException) => error.code === 'ECONNREFUSED';

function isSafe(req: IncomingMessage): boolean {
  return req.method === 'GET' || req.method === 'HEAD';
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
