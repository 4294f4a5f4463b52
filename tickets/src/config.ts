import { baseConfig, limitsConfig, readConfig } from '@ticketing/common';
import type { z } from 'zod';

const shape = { ...baseConfig, ...limitsConfig };

export type Config = z.infer<z.ZodObject<typeof shape>>;

/** The only reader of the environment. @throws {ConfigError} naming every variable that is missing or wrong. */
export const loadConfig = (environment: NodeJS.ProcessEnv = process.env): Config =>
  readConfig(shape, environment);
