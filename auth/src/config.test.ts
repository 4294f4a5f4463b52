import { loadConfig } from './config.js';

const environment = {
  MONGO_URI: 'mongodb://localhost/auth',
  NATS_URL: 'nats://localhost:4222',
  NATS_CLUSTER_ID: 'ticketing',
  NATS_CLIENT_ID: 'auth-0',
  JWT_KEY: 'k'.repeat(32),
  REDIS_URL: 'redis://localhost:6379',
};

describe('loadConfig', () => {
  it('reads the environment and fills in what has a default', () => {
    expect(loadConfig(environment)).toEqual({
      ...environment,
      PORT: 3000,
      HOST: '0.0.0.0',
      LOG_LEVEL: 'info',
      MAX_REQUESTS: 250,
      MAIL_FROM: 'Ticketing <help@ticketing.dev>',
      PUBLIC_URL: 'http://localhost:3000',
      RATE_LIMITS: expect.objectContaining({ 'sign-up': { most: 60, seconds: 3_600 } }),
    });
  });

  it.each([
    ['SMTP_URL', 'smtp.example.com', 'SMTP_URL must begin with smtp:// or smtps://'],
    ['PUBLIC_URL', 'javascript:alert(1)', 'PUBLIC_URL'],
  ])('refuses to start with the %s %s', (name, value, message) => {
    expect(() => loadConfig({ ...environment, [name]: value })).toThrow(message);
  });

  it('refuses to start without a JWT_KEY', () => {
    expect(() => loadConfig({ ...environment, JWT_KEY: undefined })).toThrow(
      'cannot start: JWT_KEY is missing',
    );
  });

  it('refuses to start with a short JWT_KEY, and does not show it', () => {
    const load = () => loadConfig({ ...environment, JWT_KEY: 'secret' });
    expect(load).toThrow('cannot start: JWT_KEY must have at least 32 characters');
    expect(load).not.toThrow('secret');
  });
});
