import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { namedTraceId } from '@ticketing/common';
import { createProxyServer, type ProxyServer } from 'http-proxy-3';
import type { Logger } from 'pino';
import { createLoad } from './load.js';
import { onceClosed } from './once-closed.js';
import { refuse } from './refusal.js';
import { readSmallBody } from './small-body.js';
import type { Upstreams } from './upstreams.js';

export interface PassageOptions {
  upstreams: Upstreams;
  /** Gets one line for each request that no upstream could answer. */
  logger: Logger;
  /** How long an upstream may take to answer. */
  timeoutMs: number;
  /** How many requests to one service may be in hand; whoever comes then is asked to come again. */
  maxRequests: number;
}

/** The way of requests to the services, and of what they answer back. */
export interface Passage {
  web(req: IncomingMessage, res: ServerResponse, service: string): Promise<void>;
  socket(req: IncomingMessage, socket: Socket, head: Buffer, service: string): void;
}

/** What was asked for. */
interface Asked {
  service: string;
  /** When all of it was there. */
  at: number;
  /** Undefined where it is too long to be kept, and so to be sent again. */
  body: Buffer | undefined;
  /** The instances that have taken no connection for it. */
  refused: string[];
  /** When it was sent on a connection that may have died of age. */
  riskedAt?: number | undefined;
}

/**
 * How many requests one instance is sent at a time, each on a connection of its own: twice those of a process to its database.
 * Node takes one new connection in each turn of its event loop (libuv since 1.45), so that of hundreds that come at once the
 * last are taken only after seconds.
 */
const AT_A_TIME = 100;
/** Whose requests wait for others, and would have those wait for them that do not: for Stripe, or what a page is made of. */
export const WAIT_FOR_OTHERS = new Set(['payments-srv', 'client-srv']);
/** A connection that has died of age says so at once. */
const AT_ONCE = 1_000;
/** How long a caller's connection is kept on which nothing is asked: as by ingress-nginx. */
export const KEPT_MS = 75_000;

export function createPassage({ upstreams, logger, timeoutMs, maxRequests }: PassageOptions): Passage {
  // An idle connection is closed before the upstream (5 s in Node) would close it under a request's feet.
  const agent = new Agent({ keepAlive: true, timeout: 4_000 });
  const proxy = createProxyServer({ agent });
  const all = new WeakMap<IncomingMessage, Asked>();
  const load = createLoad({
    upstreams,
    logger,
    most: maxRequests,
    atATime: (service) => (WAIT_FOR_OTHERS.has(service) ? maxRequests : AT_A_TIME),
  });

  function send(req: IncomingMessage, res: ServerResponse, target: string): void {
    const { body, at = Date.now() } = all.get(req) ?? {};
    // Whoever asked has waited since then.
    const proxyTimeout = Math.max(timeoutMs - (Date.now() - at), 1);
    proxy.web(req, res, { target, proxyTimeout, ...(body?.length && { buffer: Readable.from([body]) }) });
  }

  /** Where to send it once more, when that can neither do anything twice nor keep anybody waiting. */
  function elsewhere(error: NodeJS.ErrnoException, req: IncomingMessage, target: string): string | undefined {
    const asked = all.get(req);
    if (!asked) return undefined;
    const { service, body, refused, riskedAt } = asked;
    // That says nothing about the upstream.
    if (riskedAt !== undefined && Date.now() - riskedAt < AT_ONCE) return target;
    if (error.code !== 'ECONNREFUSED') return undefined;
    refused.push(target);
    const other = upstreams.instead(service, refused);
    return isSafe(req) || body !== undefined ? other : undefined;
  }

  proxy.on('proxyReq', (upstreamReq, req) => {
    const asked = all.get(req);
    if (asked) asked.riskedAt = upstreamReq.reusedSocket && isSafe(req) ? Date.now() : undefined;
    upstreamReq.once(
      'close',
      onceClosed(req.socket, () => upstreamReq.destroy()),
    );
  });
  proxy.on('error', (error, req, res, upstream) => {
    if (res instanceof Socket) return void res.destroy();
    if (res.headersSent || req.socket.destroyed) return load.givePlaceBack(res);
    const target = elsewhere(error, req, new URL(String(upstream)).origin);
    if (target) {
      load.move(res, target);
      return send(req, res, target);
    }
    load.givePlaceBack(res);
    report(logger, error, req);
    refuse(req, res);
  });
  proxy.on('proxyRes', (upstreamRes, _req, res) => {
    load.givePlaceBack(res);
    aboutTheCallers(upstreamRes, res);
    // What was left of the time to begin an answer is no limit to the pauses of one that goes on and on.
    upstreamRes.socket.setTimeout(timeoutMs);
  });
  endBothSides(proxy);

  return {
    async web(req, res, service) {
      if (load.isFull(service)) return refuse(req, res);
      // All of it before it is sent: whoever sends it slowly takes nobody's place.
      const body = await readSmallBody(req);
      all.set(req, { service, body, at: Date.now(), refused: [] });
      const target = await load.take(service, req, res);
      if (target) send(req, res, target);
      else refuse(req, res);
    },
    socket(req, socket, head, service) {
      const target = upstreams.choose(service);
      if (target) proxy.ws(req, socket, head, { target });
      else socket.destroy();
    },
  };
}

function report(logger: Logger, error: Error, req: IncomingMessage): void {
  const { traceparent, 'x-request-id': requestId } = req.headers as Record<string, string>;
  const about = {
    traceId: namedTraceId(traceparent, requestId),
    requestId,
    method: req.method,
    // Without the query, which may hold what no log should.
    path: req.url?.split('?', 1)[0],
    reason: error.message,
  };
  logger.warn(about, 'no answer from upstream');
}

/** What a service says of its connection is about the one to the gateway; the caller's is another. */
function aboutTheCallers({ headers }: IncomingMessage, res: ServerResponse): void {
  delete headers.connection;
  delete headers['keep-alive'];
  if (res.shouldKeepAlive) headers['keep-alive'] = `timeout=${KEPT_MS / 1_000}`;
}

function endBothSides(proxy: ProxyServer): void {
  // An upstream that dies in the middle of an answer must not leave the caller waiting for the rest.
  proxy.on('proxyRes', (upstreamRes, _req, res) => upstreamRes.on('error', () => res.destroy()));

  // After an answer that did not wait for the whole request, Node never asks for the rest of it: drop it, or both ends hang.
  proxy.on('end', (req, _res, upstreamRes) => {
    if (req.readableEnded) return;
    req.unpipe();
    req.resume();
    upstreamRes.socket.destroy();
  });
}

function isSafe(req: IncomingMessage): boolean {
  return req.method === 'GET' || req.method === 'HEAD';
}
