import { loadConfig } from './config.js';

const environment = {
  MONGO_URI: 'mongodb://127.0.0.1/expiration',
  NATS_URL: 'nats://127.0.0.1:4222',
  NATS_CLUSTER_ID: 'ticketing',
  NATS_CLIENT_ID: 'expiration-0',
  JWT_KEY: 'x'.repeat(32),
};

describe('the configuration of expiration', () => {
  it.each(['redis://127.0.0.1:6379', 'rediss://user:secret@redis.example/2'])('takes %s', (REDIS_URL) => {
    expect(loadConfig({ ...environment, REDIS_URL }).REDIS_URL).toBe(REDIS_URL);
  });

  it.each([undefined, '', 'localhost', 'http://localhost'])(
    'refuses %p, naming the variable',
    (REDIS_URL) => {
      expect(() => loadConfig({ ...environment, REDIS_URL })).toThrow(/REDIS_URL/);
    },
  );
});
