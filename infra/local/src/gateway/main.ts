import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { createGateway } from './gateway.js';
import { developmentRoutes, readRoutes } from './routes.js';

const { PORT, LOG_LEVEL, HOST = '127.0.0.1', UPSTREAMS, UPSTREAM_TIMEOUT_MS, MAX_REQUESTS } = process.env;
if (!PORT || !UPSTREAMS)
  throw new Error('The gateway needs PORT and UPSTREAMS, a JSON object of addresses by service name');

// Lines like those of the services, but of no trace: the gateway has none of its own.
const logger = pino({
  level: LOG_LEVEL || 'info',
  base: { service: 'gateway' },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});
process.on('uncaughtException', (error) => {
  logger.fatal({ err: error }, 'unhandled error, exiting');
  process.exit(1);
});

/** A crowd comes faster than it is let in. Linux's own bound on these; with Node's 511 many would try again seconds later. */
const BACKLOG = 4_096;

const manifest = readFileSync(new URL('../../../k8s/base/ingress.yaml', import.meta.url), 'utf8');
const server = createGateway({
  routes: [...developmentRoutes, ...readRoutes(manifest)],
  upstreams: JSON.parse(UPSTREAMS),
  logger,
  ...(UPSTREAM_TIMEOUT_MS && { timeoutMs: Number(UPSTREAM_TIMEOUT_MS) }),
  ...(MAX_REQUESTS && { maxRequests: Number(MAX_REQUESTS) }),
});
server.listen({ port: Number(PORT), host: HOST, backlog: BACKLOG }, () =>
  logger.info({ port: Number(PORT) }, 'ready'),
);

/** Lets the answers under way finish for a second. */
function stop(): void {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 1_000).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
