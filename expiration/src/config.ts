import { baseConfig, readConfig, secret } from '@ticketing/common';
import { z } from 'zod';

const shape = {
  ...baseConfig,
  REDIS_URL: secret(z.string().regex(/^rediss?:\/\//, 'must begin with redis://')),
};

export type Config = z.infer<z.ZodObject<typeof shape>>;

/** The only reader of the environment. @throws {ConfigError} naming every variable that is missing or wrong. */
export const loadConfig = (environment: NodeJS.ProcessEnv = process.env): Config =>
  readConfig(shape, environment);
