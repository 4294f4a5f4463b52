import { z } from 'zod';
import { redisUrl } from '../process/config.js';

/** So many within so many seconds. */
export interface RateLimit {
  most: number;
  seconds: number;
}

/**
 * What is counted, and how much of it is let through. Generous: a school or an office is one address, and no honest
 * person is to meet one of these.
 */
const usual = {
  /** Of one address, in auth: requests that change something; attempts to sign in, to whatever account; new accounts. */
  address: { most: 300, seconds: 60 },
  'sign-in': { most: 300, seconds: 600 },
  'sign-up': { most: 60, seconds: 3_600 },
  /** Of one account, in auth: requests that change something. */
  account: { most: 120, seconds: 60 },
  /** To one address: mails that anybody can have sent there. */
  mails: { most: 10, seconds: 3_600 },
  /** To one address that nobody has verified: mails of whatever kind, as it may be a stranger's. */
  unverified: { most: 30, seconds: 3_600 },
  /**
   * Of one account: wrong passwords until the next attempt has to wait, and how long they are remembered. No longer, as
   * whoever invents addresses fills Redis with them, and a full one limits nobody.
   */
  failures: { most: 5, seconds: 3_600 },
  /**
   * Of one account: tickets listed, edited and withdrawn; orders placed and cancelled; attempts to pay. Once a second for
   * an hour is more than any person does, and the program of a seller may spend it all at once, on every seat of a hall.
   * A buyer who pays has ordered before, so a third of it is enough; an order takes three declined cards at most.
   */
  tickets: { most: 3_600, seconds: 3_600 },
  orders: { most: 3_600, seconds: 3_600 },
  payments: { most: 1_200, seconds: 3_600 },
  /**
   * Of one address, in each of these three: requests that change something. As much as the ingress lets through, for a
   * mobile network of thousands is one address when a sale begins. This holds where there is no such ingress.
   */
  market: { most: 1_200, seconds: 60 },
} satisfies Record<string, RateLimit>;

export type Counted = keyof typeof usual;
/** Undefined where nothing is limited. */
type RateLimits = Record<Counted, RateLimit> | undefined;

const ENTRY = /^([a-z-]+):([1-9]\d{0,8})\/([1-9]\d{0,6})$/;

/** `off`, or what is not as usual: `sign-up:10/3600,account:60/60`. */
const rateLimits = z
  .string()
  .default('')
  .transform((text, context): RateLimits => {
    if (text === 'off') return undefined;
    const entries = text
      .split(',')
      .filter(Boolean)
      .map((entry) => ENTRY.exec(entry.trim()) ?? []);
    if (entries.some(([, name]) => name === undefined || !Object.hasOwn(usual, name))) {
      context.addIssue(`must be off, or a list such as sign-up:10/3600 of ${Object.keys(usual).join(', ')}`);
      return z.NEVER;
    }
    const others = entries.map(([, name, most, seconds]) => [
      name,
      { most: Number(most), seconds: Number(seconds) },
    ]);
    return { ...usual, ...Object.fromEntries(others) };
  });

/** What every service reads that limits how often it is asked: one and the same RATE_LIMITS for all of them. */
export const limitsConfig = {
  REDIS_URL: redisUrl,
  RATE_LIMITS: rateLimits,
};

export type LimitsConfig = z.infer<z.ZodObject<typeof limitsConfig>>;
