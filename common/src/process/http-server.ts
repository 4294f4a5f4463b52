import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, Server, type Socket } from 'node:net';
import type { Express } from 'express';
import { refuseUnreadable } from '../http/refuse-unreadable.js';
import { countTurnedAway } from './count-turned-away.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';

/** Milliseconds, but for the connections. */
export interface HttpLimits {
  /** How many connections may be open: whoever comes then is turned away. */
  maxConnections: number;
  /** For a request's headers, and for all of a request. */
  headersTimeout: number;
  requestTimeout: number;
  /** How long a connection that nothing is asked on is kept. */
  keepAliveTimeout: number;
  /** How long a connection may stand still in the middle of a request or an answer. */
  timeout: number;
  /** How often the first two are looked at. */
  connectionsCheckingInterval: number;
}

export const httpLimits: HttpLimits = {
  // 500 streams may be open, and 500 requests on their way through the gateway, of which 250 are under way here at a time
  // and the others have to hear their 503: that makes 1,000, and 1,250 with as many under way that others brought. The
  // rest is room for probes and for connections on which nothing is asked, of which a proxy keeps some hundreds. Node
  // raises the number of files that it may have open to the hard limit, far above this, as it starts.
  maxConnections: 2_000,
  // Requests have at most 32 kB, so whoever needs longer is broken or means harm. It also passes while this process has
  // no time to read what has come, as in a storm, where nobody honest is to be cut off.
  headersTimeout: 30_000,
  requestTimeout: 30_000,
  // Longer than a proxy keeps it (60 s in ingress-nginx, 4 s in the local gateway): else the service could close it just
  // when the next request is on its way.
  keepAliveTimeout: 75_000,
  timeout: 60_000,
  connectionsCheckingInterval: 2_000,
};

/** How long a server that ends keeps idle connections: a proxy asks for its readiness every 250 ms, and may just be sending. */
const GRACE = 500;
/**
 * How long a server that ends keeps connections that fell idle since, or on which nothing was asked yet: a proxy that
 * has not heard of the end may just be sending a request.
 */
const LINGER = 4_000;

/** The app behind a port. Whoever is slow, or has vanished without a word, is cut off. */
export function createHttpServer(
  app: Express,
  parts: { metrics: Metrics; logger: Logger },
  overrides: Partial<HttpLimits> = {},
) {
  let closing = false;
  const limits = { ...httpLimits, ...overrides };
  const server = createServer({ ...limits, keepAlive: true }, (request, response) => {
    // Kept-alive connections would go on bringing requests after the server has been closed.
    if (closing) response.setHeader('Connection', 'close');
    app(request, response);
  });
  server.timeout = limits.timeout;
  server.maxConnections = limits.maxConnections;
  refuseUnreadable(server);
  countTurnedAway(server, parts);
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });

  return {
    /** Resolves with the port, which is a free one for 0. @throws when it is taken. */
    async listen(port: number, host: string): Promise<number> {
      server.listen(port, host);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    /**
     * Answers what was asked; idle keep-alive connections go after a moment, those that become idle after a while, and
     * what is left when `cut` is aborted is broken off.
     */
    async close(cut: AbortSignal): Promise<void> {
      closing = true;
      if (!server.listening) return;
      const closed = once(server, 'close');
      // No more connections; server.close() also ends the idle ones, on which a request may be on its way.
      Server.prototype.close.call(server);
      const parting = setTimeout(() => server.close(), GRACE);
      const lingering = setTimeout(() => {
        server.closeIdleConnections();
        // Node takes them for busy, and would wait until they are overdue with their first request.
        for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
      }, LINGER);
      server.once('close', () => {
        clearTimeout(parting);
        clearTimeout(lingering);
      });
      cut.addEventListener('abort', () => server.closeAllConnections());
      await closed;
    },
  };
}
