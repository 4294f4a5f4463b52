import { join } from 'node:path';
import { readSettings, root } from './settings.js';

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toEqual({ port: 3000, dataDir: join(root, '.local') });
  });

  it('takes an empty variable for one that was not set', () => {
    expect(readSettings({ PORT: '', DATA_DIR: '', STRIPE_KEY: '' })).toEqual(readSettings({}));
  });

  it('hands on LOG_LEVEL', () => {
    expect(readSettings({ LOG_LEVEL: 'debug' }).LOG_LEVEL).toBe('debug');
  });

  it('finds DATA_DIR from the root of the project', () => {
    expect(readSettings({ DATA_DIR: 'mine' }).dataDir).toBe(join(root, 'mine'));
    expect(readSettings({ DATA_DIR: '/tmp/mine' }).dataDir).toBe('/tmp/mine');
  });

  it('hands on what is set of Stripe once there is a key', () => {
    const account = { STRIPE_KEY: 'sk_test_1', STRIPE_PUBLISHABLE_KEY: 'pk_test_1' };

    expect(readSettings({ STRIPE_WEBHOOK_SECRET: 'whsec_1' }).stripe).toBeUndefined();
    expect(readSettings(account).stripe).toEqual(account);
    expect(readSettings({ ...account, STRIPE_WEBHOOK_SECRET: 'whsec_1' }).stripe).toEqual({
      ...account,
      STRIPE_WEBHOOK_SECRET: 'whsec_1',
    });
  });

  it('names the publishable key that is missing beside the secret one', () => {
    expect(() => readSettings({ STRIPE_KEY: 'sk_test_1' })).toThrow('STRIPE_PUBLISHABLE_KEY is missing');
    expect(() => readSettings({ STRIPE_KEY: 'sk_test_1', STRIPE_PUBLISHABLE_KEY: '' })).toThrow(
      'STRIPE_PUBLISHABLE_KEY is missing',
    );
  });

  it('speaks to the server that STRIPE_API_BASE names, with or without a key', () => {
    const STRIPE_API_BASE = 'http://127.0.0.1:4242';

    expect(readSettings({ STRIPE_API_BASE }).stripe).toEqual({
      STRIPE_KEY: 'sk_test_local',
      STRIPE_API_BASE,
    });
    expect(readSettings({ STRIPE_KEY: 'sk_test_1', STRIPE_API_BASE }).stripe).toEqual({
      STRIPE_KEY: 'sk_test_1',
      STRIPE_API_BASE,
    });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '30.5'],
    ['RESERVATION_SECONDS', '-1'],
    ['RESERVATION_SECONDS', 'soon'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(`${name}=${value} is wrong`);
  });
});
