import { baseConfig, limitsConfig, readConfig, secret } from '@ticketing/common';
import { z } from 'zod';

const shape = {
  ...baseConfig,
  ...limitsConfig,
  /** The server that takes our mails, as nodemailer reads it. Without one they are only noted in the log. */
  SMTP_URL: secret(
    z
      .string()
      .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
      .optional(),
  ),
  /** Who writes: an address of a domain that lets that server send for it. */
  MAIL_FROM: z.string().default('Ticketing <help@ticketing.dev>'),
  /** Where people find the marketplace: what the links in mails begin with. No header of a request is believed for it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
};

export type Config = z.infer<z.ZodObject<typeof shape>>;

/** The only reader of the environment. @throws {ConfigError} naming every variable that is missing or wrong. */
export const loadConfig = (environment: NodeJS.ProcessEnv = process.env): Config =>
  readConfig(shape, environment);
