import { baseConfig, readConfig, redisUrl } from '@ticketing/common';
import type { z } from 'zod';

const shape = {
  ...baseConfig,
  REDIS_URL: redisUrl,
};

export type Config = z.infer<z.ZodObject<typeof shape>>;

/** The only reader of the environment. @throws {ConfigError} naming every variable that is missing or wrong. */
export const loadConfig = (environment: NodeJS.ProcessEnv = process.env): Config =>
  readConfig(shape, environment);
