import { z } from 'zod';

/** The environment does not suffice to start: the message names every variable that is missing or wrong. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** What every service reads. */
export const baseConfig = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  MONGO_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://'),
  // Five times as many as there are connections to the database: whoever waits behind so many is answered within a
  // second or two, and more would only make everybody's answer later than anybody waits for (docs/reliability.md).
  MAX_REQUESTS: z.coerce.number().int().min(1).default(250),
  NATS_URL: z.string().regex(/^(nats|tls):\/\//, 'must begin with nats://'),
  NATS_CLUSTER_ID: z.string().min(1),
  // The broker's rule: https://docs.nats.io/legacy/stan/intro (client ids are used in NATS subjects).
  NATS_CLIENT_ID: z.string().regex(/^[\w-]+$/, 'may hold only letters, digits, - and _'),
  // RFC 7518 section 3.2: a key for HS256 has at least 256 bits.
  JWT_KEY: z.string().min(32, 'must have at least 32 characters'),
};

export type BaseConfig = z.infer<z.ZodObject<typeof baseConfig>>;

/**
 * Reads the variables that `shape` names. One that is empty counts as missing.
 * @throws {ConfigError} naming every variable that is missing or wrong, never its value.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: NodeJS.ProcessEnv,
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name} ${given[name] === undefined ? 'is missing' : issue.message}`;
  });
  throw new ConfigError(`cannot start: ${problems.join('; ')}`);
}
