import { z } from 'zod';
import { collectorHeaders } from '../tracing/collector-headers.js';
import { isKnownKey } from './known-keys.js';
import { readSecretFiles, secret } from './secrets.js';

/** The environment does not suffice to start: the message names every variable that is missing or wrong. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

// RFC 7518 section 3.2: a key for HS256 has at least 256 bits.
const key = z.string().min(32, 'must have at least 32 characters');

/** What every service reads. */
export const baseConfig = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  MONGO_URI: secret(z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://')),
  // Five times as many as there are connections to the database: whoever waits behind so many is answered within a
  // second or two, and more would only make everybody's answer later than anybody waits for (docs/reliability.md).
  MAX_REQUESTS: z.coerce.number().int().min(1).default(250),
  NATS_URL: secret(z.string().regex(/^(nats|tls):\/\//, 'must begin with nats://')),
  NATS_CLUSTER_ID: z.string().min(1),
  // The broker's rule: https://docs.nats.io/legacy/stan/intro (client ids are used in NATS subjects).
  NATS_CLIENT_ID: z.string().regex(/^[\w-]+$/, 'may hold only letters, digits, - and _'),
  // Where traces are sent: an OpenTelemetry collector, whose other variables its libraries read by themselves.
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\//, 'must begin with http:// or https://')
    .optional(),
  // A secret, as a collector's token is one of them.
  OTEL_EXPORTER_OTLP_HEADERS: secret(collectorHeaders.optional()),
  JWT_KEY: secret(key),
  // Its tokens are taken as well, which makes it possible to change the key while people are signed in.
  JWT_KEY_PREVIOUS: secret(key.optional()),
};

/** Of those that need Redis: a secret, as a password may be in it. */
export const redisUrl = secret(z.string().regex(/^rediss?:\/\//, 'must begin with redis://'));

export type BaseConfig = z.infer<z.ZodObject<typeof baseConfig>>;

/**
 * Reads the variables that `shape` names, and its secrets also from files: `NAME_FILE` in the place of `NAME`. One that
 * is empty counts as missing. In production a key that everybody knows is refused.
 * @throws {ConfigError} naming every variable that is missing or wrong, never its value.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv,
): z.infer<z.ZodObject<Shape>> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const files = readSecretFiles(shape, set);
  const given = { ...set, ...files.values };
  const result = z.object(shape).safeParse(given);
  const problems = (result.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    if (files.problems[name]) return files.problems[name];
    return `${name} ${given[name] === undefined ? 'is missing' : issue.message}`;
  });
  // Of a variable that may be missing, the schema does not complain.
  problems.push(...Object.values(files.problems).filter((problem) => !problems.includes(problem)));
  if (environment.NODE_ENV === 'production') problems.push(...knownKeys(given));
  if (result.success && problems.length === 0) return result.data;
  throw new ConfigError(`cannot start: ${problems.join('; ')}`);
}

const knownKeys = (given: NodeJS.ProcessEnv): string[] =>
  ['JWT_KEY', 'JWT_KEY_PREVIOUS']
    .filter((name) => given[name] !== undefined && isKnownKey(given[name]))
    .map((name) => `${name} is not a secret: make one by chance, as with openssl rand -hex 32`);
