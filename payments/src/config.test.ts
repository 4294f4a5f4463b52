import { isStandIn, loadConfig } from './config.js';

const environment = {
  MONGO_URI: 'mongodb://127.0.0.1/payments',
  NATS_URL: 'nats://127.0.0.1:4222',
  NATS_CLUSTER_ID: 'ticketing',
  NATS_CLIENT_ID: 'payments-0',
  JWT_KEY: 'a key of thirty-two characters or more',
  STRIPE_KEY: 'sk_test_local',
  STRIPE_API_BASE: 'http://127.0.0.1:4242',
};

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
