import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WAIT_FOR_OTHERS } from './passage.js';
import { findRoute, readRoutes } from './routes.js';

const manifest = readFileSync(join(__dirname, '../../../k8s/base/ingress.yaml'), 'utf8');
const routes = readRoutes(manifest);

describe('the routes of the ingress manifest', () => {
  it.each([
    ['/api/users', 'auth-srv'],
    ['/api/users/currentuser', 'auth-srv'],
    ['/api/tickets?limit=5', 'tickets-srv'],
    ['/api/tickets/6650f0', 'tickets-srv'],
    ['/api/orders/', 'orders-srv'],
    ['/api/payments/config', 'payments-srv'],
    ['/', 'client-srv'],
    ['/tickets/new', 'client-srv'],
    ['/api/usersx', 'client-srv'],
    ['/api', 'client-srv'],
    ['/healthz', 'client-srv'],
    ['/metrics', 'client-srv'],
  ])('lead %s to %s', (url, service) => {
    expect(findRoute(routes, url)?.service).toBe(service);
  });

  it('have each service whose requests wait for others', () => {
    const services = routes.map(({ service }) => service);
    expect(services).toEqual(expect.arrayContaining([...WAIT_FOR_OTHERS]));
  });

  it('prefer the longest prefix, whatever their order in the manifest', () => {
    const shortestFirst = [...routes].reverse().map((route) => ({
      path: `/${route.prefix.join('/')}`,
      pathType: 'Prefix',
      backend: { service: { name: route.service } },
    }));
    const reordered = readRoutes(JSON.stringify({ spec: { rules: [{ http: { paths: shortestFirst } }] } }));

    expect(findRoute(reordered, '/api/orders/1')?.service).toBe('orders-srv');
  });

  it('are refused when the gateway would read them differently from the cluster', () => {
    expect(() => readRoutes(manifest.replace('pathType: Prefix', 'pathType: Exact'))).toThrow(
      'pathType Exact',
    );
  });
});
