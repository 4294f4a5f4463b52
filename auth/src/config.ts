import { type BaseConfig, baseConfig, readConfig } from '@ticketing/common';

export type Config = BaseConfig;

/** The only reader of the environment. @throws {ConfigError} naming every variable that is missing or wrong. */
export const loadConfig = (environment: NodeJS.ProcessEnv = process.env): Config =>
  readConfig(baseConfig, environment);
