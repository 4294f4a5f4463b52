import { z } from 'zod';
import { baseConfig, ConfigError, readConfig } from './config.js';

const environment = {
  MONGO_URI: 'mongodb://localhost/tickets',
  NATS_URL: 'nats://localhost:4222',
  NATS_CLUSTER_ID: 'ticketing',
  NATS_CLIENT_ID: 'tickets-0',
  JWT_KEY: 'k'.repeat(32),
};

describe('readConfig', () => {
  it('reads the environment, fills in what has a default and leaves the rest', () => {
    expect(
      readConfig(baseConfig, { ...environment, PORT: '8080', LOG_LEVEL: 'debug', HOME: '/root' }),
    ).toEqual({
      ...environment,
      PORT: 8080,
      HOST: '0.0.0.0',
      LOG_LEVEL: 'debug',
      MAX_REQUESTS: 250,
    });
  });

  it('names every variable that is missing, at once', () => {
    expect(() => readConfig(baseConfig, {})).toThrow(
      new ConfigError(
        'cannot start: MONGO_URI is missing; NATS_URL is missing; NATS_CLUSTER_ID is missing; ' +
          'NATS_CLIENT_ID is missing; JWT_KEY is missing',
      ),
    );
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '1.5'],
    ['LOG_LEVEL', 'loud'],
    ['MONGO_URI', 'localhost:27017'],
    ['MONGO_URI', ''],
    ['NATS_URL', 'http://localhost'],
    ['NATS_CLUSTER_ID', ''],
    ['NATS_CLIENT_ID', 'tickets.0'],
    ['NATS_CLIENT_ID', 'tickets 0'],
    ['JWT_KEY', 'k'.repeat(31)],
  ])('refuses %s=%j', (name, value) => {
    const read = () => readConfig(baseConfig, { ...environment, [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^cannot start: ${name} [^;]+$`));
  });

  it('takes a variable that is empty for one that is missing', () => {
    expect(readConfig(baseConfig, { ...environment, PORT: '' }).PORT).toBe(3000);
    expect(() => readConfig(baseConfig, { ...environment, JWT_KEY: '' })).toThrow('JWT_KEY is missing');
  });

  it('never shows a value', () => {
    const secrets = { MONGO_URI: 'user:hunter2@localhost', JWT_KEY: 'hunter2', PORT: 'hunter2' };
    expect(() => readConfig(baseConfig, { ...environment, ...secrets })).toThrow(ConfigError);
    expect(() => readConfig(baseConfig, { ...environment, ...secrets })).not.toThrow('hunter2');
  });

  it('reads what a service adds', () => {
    const shape = { ...baseConfig, RESERVATION_SECONDS: z.coerce.number().int().positive().default(900) };
    expect(readConfig(shape, environment).RESERVATION_SECONDS).toBe(900);
    expect(readConfig(shape, { ...environment, RESERVATION_SECONDS: '5' }).RESERVATION_SECONDS).toBe(5);
    expect(() => readConfig(shape, { ...environment, RESERVATION_SECONDS: '0' })).toThrow(
      'RESERVATION_SECONDS',
    );
  });
});
