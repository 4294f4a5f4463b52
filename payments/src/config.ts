import { baseConfig, ConfigError, limitsConfig, readConfig, secret } from '@ticketing/common';
import { z } from 'zod';

/** The publishable key of the local stand-in, which Stripe.js does not know. */
const STAND_IN_KEY = 'pk_test_local';

/** What `npm start` tells the stand-in and payments. Everybody knows it, so it is worth nothing anywhere else. */
const ofTheStandIn = {
  STRIPE_KEY: 'sk_test_local',
  STRIPE_PUBLISHABLE_KEY: STAND_IN_KEY,
  STRIPE_WEBHOOK_SECRET: 'whsec_local',
};

const publishableKey = z.string().regex(/^pk_/, 'must begin with pk_');

const shape = {
  ...baseConfig,
  ...limitsConfig,
  // https://docs.stripe.com/keys: sk_ is a secret key, rk_ a restricted one; pk_ is the browser's.
  STRIPE_KEY: secret(z.string().regex(/^(sk|rk)_/, 'must begin with sk_ or rk_')),
  STRIPE_PUBLISHABLE_KEY: publishableKey,
  STRIPE_WEBHOOK_SECRET: secret(z.string().optional()),
  STRIPE_API_BASE: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
};

/** Stripe itself needs a key of its own for the browser; any other server is taken for the stand-in without one. */
const shapeWithStandIn = { ...shape, STRIPE_PUBLISHABLE_KEY: publishableKey.default(STAND_IN_KEY) };

export type Config = z.infer<z.ZodObject<typeof shape>>;

/** The only reader of the environment. @throws {ConfigError} naming every variable that is missing or wrong. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const config = readConfig(environment.STRIPE_API_BASE ? shapeWithStandIn : shape, environment);
  const isLive = /^.k_live_/.test(config.STRIPE_KEY);
  if (isLive !== /^pk_live_/.test(config.STRIPE_PUBLISHABLE_KEY)) {
    throw new ConfigError('cannot start: STRIPE_KEY and STRIPE_PUBLISHABLE_KEY are not of the same mode');
  }
  // Disputes and failed refunds are told by webhooks alone.
  if (isLive && config.STRIPE_WEBHOOK_SECRET === undefined) {
    throw new ConfigError('cannot start: STRIPE_WEBHOOK_SECRET is missing, which a live STRIPE_KEY needs');
  }
  if (environment.NODE_ENV === 'production' && !isStandIn(config)) refuseKnown(config);
  return config;
}

function refuseKnown(config: Config): void {
  const known = Object.entries(ofTheStandIn).filter(
    ([name, value]) => config[name as keyof Config] === value,
  );
  if (known.length === 0) return;
  const names = known.map(([name]) => name).join(' and ');
  throw new ConfigError(`cannot start: ${names} is that of the local stand-in, not of an account at Stripe`);
}

/** Whether payments go to the local stand-in: another server than Stripe's, and the key that only it is used with. */
export const isStandIn = (config: Config): boolean =>
  config.STRIPE_API_BASE !== undefined && config.STRIPE_PUBLISHABLE_KEY === STAND_IN_KEY;
