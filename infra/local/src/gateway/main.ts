import { readFileSync } from 'node:fs';
import { createGateway } from './gateway.js';
import { readRoutes } from './routes.js';

const { PORT, HOST = '127.0.0.1', UPSTREAMS } = process.env;
if (!PORT || !UPSTREAMS)
  throw new Error('The gateway needs PORT and UPSTREAMS, a JSON object of addresses by service name');

const manifest = readFileSync(new URL('../../../k8s/base/ingress.yaml', import.meta.url), 'utf8');
const server = createGateway({
  routes: readRoutes(manifest),
  upstreams: JSON.parse(UPSTREAMS),
  log: console.error,
});
server.listen(Number(PORT), HOST);

/** Lets the answers under way finish for a second. */
function stop(): void {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 1_000).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
