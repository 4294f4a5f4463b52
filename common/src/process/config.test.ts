import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { previousTestJwtKey, testJwtKey } from '../testing/test-config.js';
import { baseConfig, ConfigError, readConfig, redisUrl } from './config.js';

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
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'Bearer token'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=%FF'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=%0d%0ab'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=%E2%82%AC'],
    ['MONGO_URI', 'localhost:27017'],
    ['MONGO_URI', ''],
    ['NATS_URL', 'http://localhost'],
    ['NATS_CLUSTER_ID', ''],
    ['NATS_CLIENT_ID', 'tickets.0'],
    ['NATS_CLIENT_ID', 'tickets 0'],
    ['JWT_KEY', 'k'.repeat(31)],
    ['JWT_KEY_PREVIOUS', 'k'.repeat(31)],
  ])('refuses %s=%j', (name, value) => {
    const read = () => readConfig(baseConfig, { ...environment, [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^cannot start: ${name} [^;]+$`));
  });

  it('takes a variable that is empty for one that is missing', () => {
    expect(readConfig(baseConfig, { ...environment, PORT: '' }).PORT).toBe(3000);
    expect(() => readConfig(baseConfig, { ...environment, JWT_KEY: '' })).toThrow('JWT_KEY is missing');
  });

  it.each([
    ['MONGO_URI', 'mongodb+srv://tickets:password@cluster.example.com/tickets'],
    ['MONGO_URI', 'mongodb://tickets:password@mongo-tickets:27017/tickets?tls=true'],
    ['NATS_URL', 'tls://ticketing:password@nats-streaming:4222'],
    ['REDIS_URL', 'rediss://:password@redis:6379'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://collector.example.com'],
  ])('takes %s for a connection by TLS: %s', (name, value) => {
    const shape = { ...baseConfig, REDIS_URL: redisUrl.optional() };
    expect(readConfig(shape, { ...environment, [name]: value })).toMatchObject({ [name]: value });
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

describe('a secret', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The environment with these variables in files that hold them. */
  const inFiles = (contents: Record<string, string>) => {
    const files = Object.entries(contents).map(([name, content]) => {
      writeFileSync(join(folder, name), content);
      return [`${name}_FILE`, join(folder, name)];
    });
    const others = Object.entries(environment).filter(([name]) => !(name in contents));
    return Object.fromEntries([...others, ...files]);
  };

  it.each(['JWT_KEY', 'JWT_KEY_PREVIOUS', 'MONGO_URI', 'NATS_URL'])('%s can be in a file', (name) => {
    const values = { JWT_KEY_PREVIOUS: 'p'.repeat(32), ...environment };
    const value = values[name as keyof typeof values];

    expect(readConfig(baseConfig, inFiles({ [name]: value }))).toMatchObject({ [name]: value });
  });

  it('in a file may end in one newline, and keeps all other space', () => {
    const read = (content: string) => readConfig(baseConfig, inFiles({ JWT_KEY: content })).JWT_KEY;

    expect(read(`${'k'.repeat(32)}\n`)).toBe('k'.repeat(32));
    expect(read(`${'k'.repeat(32)}\r\n`)).toBe('k'.repeat(32));
    expect(read(` ${'k'.repeat(32)} \n\n`)).toBe(` ${'k'.repeat(32)} \n`);
  });

  it('in a file is held to the same rules, and missing when the file is empty', () => {
    expect(() => readConfig(baseConfig, inFiles({ JWT_KEY: 'short' }))).toThrow(
      'cannot start: JWT_KEY must have at least 32 characters',
    );
    expect(() => readConfig(baseConfig, inFiles({ JWT_KEY: '\n' }))).toThrow(
      'cannot start: JWT_KEY is missing',
    );
  });

  it('whose file cannot be read is named, and so is one that is given twice, with all other faults', () => {
    const variables = {
      ...environment,
      MONGO_URI: undefined,
      MONGO_URI_FILE: join(folder, 'nowhere'),
      JWT_KEY_FILE: join(folder, 'nowhere'),
      JWT_KEY_PREVIOUS_FILE: folder,
      PORT: 'http',
    };
    expect(() => readConfig(baseConfig, variables)).toThrow(
      /^cannot start: PORT [^;]+; MONGO_URI_FILE cannot be read; JWT_KEY and JWT_KEY_FILE are both set; JWT_KEY_PREVIOUS_FILE cannot be read$/,
    );
  });

  it('alone can be in a file', () => {
    const variables = { ...environment, PORT_FILE: join(folder, 'nowhere') };
    expect(readConfig(baseConfig, variables).PORT).toBe(3000);
  });
});

describe('in production a key', () => {
  const read = (variables: NodeJS.ProcessEnv) => () =>
    readConfig(baseConfig, { ...environment, ...variables });
  const made = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

  it.each([testJwtKey, previousTestJwtKey, 'x'.repeat(32), 'abcabc'.repeat(8)])(
    'that everybody knows is refused by its name: %s',
    (key) => {
      const wanted =
        /^cannot start: JWT_KEY is not a secret: make one by chance, as with openssl rand -hex 32$/;
      expect(read({ NODE_ENV: 'production', JWT_KEY: key })).toThrow(wanted);
      expect(read({ NODE_ENV: 'production', JWT_KEY: made, JWT_KEY_PREVIOUS: key })).toThrow(
        'JWT_KEY_PREVIOUS is not a secret',
      );
      expect(read({ NODE_ENV: 'test', JWT_KEY: key })).not.toThrow();
    },
  );

  it('that was made by chance is taken', () => {
    expect(read({ NODE_ENV: 'production', JWT_KEY: made })()).toMatchObject({ JWT_KEY: made });
  });
});
