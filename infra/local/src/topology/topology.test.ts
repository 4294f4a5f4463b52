import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitsConfig } from '@ticketing/common';
import { readRoutes } from '../gateway/routes.js';
import { readSettings, root } from '../settings.js';
import { describeSystem, type Ground, services } from './index.js';

describe('the map of the system', () => {
  it('names nothing as needed that does not run', () => {
    const specs = describeSystem(ground());
    const names = specs.map(({ name }) => name);

    expect(specs.flatMap(({ needs }) => needs).filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives each service a database and a client id of its own', () => {
    const told = services.map((name) => find(name).env);

    expect(new Set(told.map((env) => env?.MONGO_URI)).size).toBe(services.length);
    expect(new Set(told.map((env) => env?.NATS_CLIENT_ID)).size).toBe(services.length);
    expect(new Set(told.map((env) => env?.JWT_KEY))).toEqual(new Set(['a key']));
  });

  it('knows the address of every service that the ingress names', () => {
    const upstreams = JSON.parse(find('gateway').env?.UPSTREAMS ?? '{}');
    const routes = readRoutes(readFileSync(join(root, 'infra/k8s/base/ingress.yaml'), 'utf8'));

    expect(routes.map(({ service }) => upstreams[service])).not.toContain(undefined);
  });

  it('hands RESERVATION_SECONDS to orders', () => {
    expect(find('orders', { RESERVATION_SECONDS: '30' }).env?.RESERVATION_SECONDS).toBe('30');
  });

  it.each(['auth', 'tickets', 'orders', 'payments'])('hands RATE_LIMITS to %s', (name) => {
    expect(find(name, { RATE_LIMITS: 'off' }).env?.RATE_LIMITS).toBe('off');
  });

  it('lets one account do more than anybody does, unless a limit is asked for', () => {
    const limitsOf = (RATE_LIMITS?: string) =>
      limitsConfig.RATE_LIMITS.parse(find('orders', { RATE_LIMITS }).env?.RATE_LIMITS);

    expect(limitsOf()).toMatchObject({ orders: { most: 100_000_000 }, failures: { most: 5 } });
    expect(limitsOf('orders:7/60,account:3/1')).toMatchObject({
      tickets: { most: 100_000_000 },
      orders: { most: 7, seconds: 60 },
      account: { most: 3, seconds: 1 },
    });
  });

  it('lets mails go to the mailbox among the development pages when there is no mail server', () => {
    const port = find('development').env?.SMTP_PORT;
    expect(find('auth').env).toMatchObject({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    const environment = { SMTP_URL: 'smtps://smtp.example.com' };
    expect(find('auth', environment).env).toMatchObject(environment);
  });

  it('lets the stand-in take the place of Stripe when there is no key', () => {
    expect(find('payments').needs).toContain('stripe');
    expect(find('payments').env?.STRIPE_API_BASE).toBe(`http://127.0.0.1:${find('stripe').port}`);
    expect(find('payments').env?.STRIPE_WEBHOOK_SECRET).toBe(find('stripe').env?.STRIPE_WEBHOOK_SECRET);
  });

  it('speaks to Stripe alone when there is a key', () => {
    const environment = { STRIPE_KEY: 'sk_test_1', STRIPE_PUBLISHABLE_KEY: 'pk_test_1' };
    const names = describeSystem(ground(environment)).map(({ name }) => name);

    expect(names).not.toContain('stripe');
    expect(find('payments', environment).env).toMatchObject(environment);
    expect(find('payments', environment).env?.STRIPE_API_BASE).toBeUndefined();
  });

  it('speaks to the server that STRIPE_API_BASE names instead of a stand-in', () => {
    const environment = { STRIPE_API_BASE: 'http://127.0.0.1:4242' };
    const names = describeSystem(ground(environment)).map(({ name }) => name);

    expect(names).not.toContain('stripe');
    expect(find('payments', environment).needs).not.toContain('stripe');
    expect(find('payments', environment).env).toMatchObject({ STRIPE_KEY: 'sk_test_local', ...environment });
  });
});

function find(name: string, environment?: NodeJS.ProcessEnv) {
  const found = describeSystem(ground(environment)).find((spec) => spec.name === name);
  if (!found) throw new Error(`${name} is not on the map`);
  return found;
}

function ground(environment: NodeJS.ProcessEnv = {}): Ground {
  const ports: string[] = [];
  return {
    settings: readSettings(environment),
    engines: { mongod: 'mongod', 'nats-streaming-server': 'nats', 'redis-server': 'redis' },
    jwtKey: 'a key',
    port(name) {
      if (!ports.includes(name)) ports.push(name);
      return 20_000 + ports.indexOf(name);
    },
    data: (engine) => `/data/${engine}`,
    log: (name) => `/data/logs/${name}.log`,
  };
}
