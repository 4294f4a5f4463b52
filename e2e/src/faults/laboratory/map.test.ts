import { describeSystem, type Ground, services } from '@ticketing/local/topology';
import { faultyMap } from './map.js';

/** Each name has a port of its own. */
function ground(): Ground {
  const ports = new Map<string, number>();
  const port = (name: string) => {
    if (!ports.has(name)) ports.set(name, 20_000 + ports.size);
    return ports.get(name) as number;
  };
  return {
    settings: { port: 3000, dataDir: '/data' },
    engines: { mongod: 'mongod', 'nats-streaming-server': 'nats', 'redis-server': 'redis' },
    jwtKey: 'a key',
    port,
    data: (name) => `/data/${name}`,
    log: (name) => `/data/logs/${name}.log`,
  };
}

describe('the map of a system whose connections can be cut', () => {
  it('lets each service reach its database, the broker and Redis only by what can be cut', () => {
    const here = ground();
    const { specs, links } = faultyMap(describeSystem(here), here, { instances: 1, direct: false });

    expect(links).toHaveLength(3 * services.length);
    for (const { from, port, target } of links) {
      const env = Object.values(specs.find(({ name }) => name === from)?.env ?? {});
      expect(env.filter((value) => value?.includes(`:${port}`))).toHaveLength(1);
      expect(env.filter((value) => value?.includes(`:${target}`))).toEqual([]);
    }
    const told = specs.flatMap(({ env }) => env?.MONGO_URI ?? []).join();
    expect(told).not.toContain('replicaSet');
  });

  it.each([
    ['MONGO_URI', 'mongodb://db.example.com/orders?replicaSet=rs0'],
    ['MONGO_URI', 'mongodb://127.0.0.1:PORT/orders'],
    ['NATS_URL', 'nats://nats.example.com'],
    ['REDIS_URL', 'redis://localhost'],
  ])('refuses a %s that goes past what can be cut', (variable, address) => {
    const here = ground();
    const value = address.replace('PORT', String(here.port('mongo-orders')));
    const system = describeSystem(here).map((spec) =>
      spec.name === 'orders' ? { ...spec, env: { ...spec.env, [variable]: value } } : spec,
    );

    expect(() => faultyMap(system, here, { instances: 1, direct: false })).toThrow(/^there is no /);
  });
});
