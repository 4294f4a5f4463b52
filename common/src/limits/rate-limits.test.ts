import { readConfig } from '../process/config.js';
import { limitsConfig } from './rate-limits.js';

const read = (RATE_LIMITS: string) =>
  readConfig(limitsConfig, { REDIS_URL: 'redis://localhost:6379', RATE_LIMITS }).RATE_LIMITS;

describe('RATE_LIMITS', () => {
  it('sets limits one by one, or none at all', () => {
    expect(read('off')).toBeUndefined();
    expect(read('sign-up:10/60, account:5/1')).toMatchObject({
      'sign-up': { most: 10, seconds: 60 },
      account: { most: 5, seconds: 1 },
      failures: { most: 5, seconds: 3_600 },
    });
  });

  it.each(['on', 'sign-up', 'sign-up:0/60', 'sign-up:10', 'toString:1/1', 'sign-up:10/60;account:1/1'])(
    'is refused as %p, by its name',
    (text) => {
      expect(() => read(text)).toThrow(/^cannot start: RATE_LIMITS must be off, or/);
    },
  );
});
