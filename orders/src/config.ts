import { baseConfig, limitsConfig, readConfig } from '@ticketing/common';
import { z } from 'zod';

const A_WEEK = 7 * 24 * 60 * 60;

const shape = {
  ...baseConfig,
  ...limitsConfig,
  /** How long a ticket stays locked for a buyer who does not pay. */
  RESERVATION_SECONDS: z.coerce.number().int().min(1).max(A_WEEK).default(900),
};

export type Config = z.infer<z.ZodObject<typeof shape>>;

/** The only reader of the environment. @throws {ConfigError} naming every variable that is missing or wrong. */
export const loadConfig = (environment: NodeJS.ProcessEnv = process.env): Config =>
  readConfig(shape, environment);
