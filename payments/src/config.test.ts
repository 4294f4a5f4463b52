import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isStandIn, loadConfig } from './config.js';

const environment = {
  MONGO_URI: 'mongodb://127.0.0.1/payments',
  NATS_URL: 'nats://127.0.0.1:4222',
  NATS_CLUSTER_ID: 'ticketing',
  NATS_CLIENT_ID: 'payments-0',
  REDIS_URL: 'redis://127.0.0.1:6379',
  JWT_KEY: 'a key of thirty-two characters or more',
  STRIPE_KEY: 'sk_test_local',
  STRIPE_API_BASE: 'http://127.0.0.1:4242',
};

const standIn = { STRIPE_KEY: 'sk_test_local', STRIPE_PUBLISHABLE_KEY: 'pk_test_local' };

describe('the configuration', () => {
  it('needs no key for the browser where the stand-in takes the payments', () => {
    expect(loadConfig(environment)).toMatchObject({
      STRIPE_KEY: 'sk_test_local',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_local',
    });
  });

  it.each([
    ['STRIPE_KEY is missing', { STRIPE_KEY: undefined }],
    ['STRIPE_KEY must begin with sk_ or rk_', { STRIPE_KEY: 'pk_test_local' }],
    ['STRIPE_PUBLISHABLE_KEY is missing', { STRIPE_API_BASE: undefined }],
    ['STRIPE_PUBLISHABLE_KEY must begin with pk_', { STRIPE_PUBLISHABLE_KEY: 'sk_test_local' }],
    [
      'STRIPE_KEY and STRIPE_PUBLISHABLE_KEY are not of the same mode',
      { STRIPE_KEY: 'sk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
    ],
    [
      'STRIPE_WEBHOOK_SECRET is missing, which a live STRIPE_KEY needs',
      { STRIPE_KEY: 'rk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_live_1' },
    ],
    ['STRIPE_API_BASE must be an http(s) address', { STRIPE_API_BASE: 'localhost:4242' }],
  ])('is refused when %s, without a word of its value', (problem, changes) => {
    const load = () => loadConfig({ ...environment, ...changes });
    expect(load).toThrow(`cannot start: ${problem}`);
    expect(load).not.toThrow(/local/);
  });

  it.each([
    [
      'STRIPE_KEY and STRIPE_WEBHOOK_SECRET is',
      { STRIPE_KEY: 'sk_test_local', STRIPE_WEBHOOK_SECRET: 'whsec_local' },
    ],
    ['STRIPE_PUBLISHABLE_KEY is', { STRIPE_PUBLISHABLE_KEY: 'pk_test_local' }],
  ])('is refused in production when %s that of the stand-in, and payments go to Stripe', (names, changes) => {
    const made = {
      NODE_ENV: 'production',
      JWT_KEY: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      STRIPE_KEY: 'sk_test_1',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
    };
    const withStripe = { ...environment, ...made, STRIPE_API_BASE: undefined, ...changes };

    expect(() => loadConfig(withStripe)).toThrow(`cannot start: ${names} that of the local stand-in`);
    expect(() => loadConfig({ ...withStripe, NODE_ENV: 'test' })).not.toThrow();
    expect(() =>
      loadConfig({ ...environment, ...made, ...standIn, STRIPE_WEBHOOK_SECRET: 'whsec_local' }),
    ).not.toThrow();
  });

  it('takes Stripe’s secrets from files', () => {
    const file = join(tmpdir(), `stripe-key-${process.pid}`);
    writeFileSync(file, 'sk_test_2\n');
    const inFile = { STRIPE_KEY: undefined, STRIPE_KEY_FILE: file, STRIPE_WEBHOOK_SECRET_FILE: file };
    expect(loadConfig({ ...environment, ...inFile })).toMatchObject({
      STRIPE_KEY: 'sk_test_2',
      STRIPE_WEBHOOK_SECRET: 'sk_test_2',
    });
    rmSync(file);
  });

  it.each([
    ['with another server and the local key', {}, true],
    [
      'with another server and a key of its own',
      { STRIPE_API_BASE: 'https://proxy.example.com', STRIPE_PUBLISHABLE_KEY: 'pk_test_1' },
      false,
    ],
    ['with Stripe itself', { STRIPE_API_BASE: undefined, STRIPE_PUBLISHABLE_KEY: 'pk_test_1' }, false],
  ])('%s: whether the stand-in takes the payments', (_name, changes, expected) => {
    expect(isStandIn(loadConfig({ ...environment, ...changes }))).toBe(expected);
  });
});
