import { type Account, type Limits, type Logger, tooMany, visitorAddress } from '@ticketing/common';
import type { Request } from 'express';
import { fingerprint } from '../fingerprint.js';

/** Seconds that whoever keeps guessing waits at most. */
const LONGEST = 15 * 60;
/**
 * The same where it could be somebody else who guesses: at this account from another address, or from an address that is
 * not told apart. That slows guessing down, and keeps nobody out of their own account.
 */
const LONGEST_FOR_OTHERS = 30;
/** How long the wrong passwords of an account are remembered, from whatever address they came. */
const ACCOUNT_SECONDS = 3_600;

/** An attempt to give the right password, which ends in one of two ways. */
export interface Attempt {
  /** @param because what the log says of it besides, or otherwise. */
  failed(because?: object): Promise<void>;
  succeeded(): Promise<void>;
}

export type Attempts = ReturnType<typeof createAttempts>;

/**
 * Makes whoever guesses passwords wait, twice as long after each: the one address after its fifth wrong one for an
 * account, and after the account's fifth any that has been wrong itself. Whether there is such an account is the same.
 */
export function createAttempts({ counts, rateLimits, ifPossible, logger }: Limits & { logger: Logger }) {
  async function begin(account: string, from: string, longest: number): Promise<Attempt> {
    if (!rateLimits) return { failed: async () => {}, succeeded: async () => {} };
    const { most, seconds } = rateLimits.failures;
    const pair = `${account}:${from}`;
    const pause = `${pair}:pause`;
    let made = 0;

    await ifPossible(async () => {
      const paused = await counts.read(pause);
      if (paused) throw tooMany(paused.left);
      made = (await counts.add(pair, seconds)).count;
      if (made <= most) return;
      // Of many that come at once, one has its turn.
      const turn = await counts.add(pause, doubled(made - 1 - most, longest));
      if (turn.count > 1) throw tooMany(turn.left);
    });

    return {
      failed: () =>
        ifPossible(async () => {
          const ofAll = (await counts.add(account, ACCOUNT_SECONDS)).count;
          const wait = Math.max(doubled(made - most, longest), doubled(ofAll - most, LONGEST_FOR_OTHERS));
          if (wait > 0) await counts.begin(pause, wait);
        }),
      succeeded: () => ifPossible(() => counts.forget(account, pair, pause)),
    };
  }

  /** Each that fails has its line in the log, also where nothing is limited; from where it came the request's line says. */
  const logged = (attempt: Attempt, whose: object): Attempt => ({
    ...attempt,
    async failed(because) {
      logger.warn({ ...whose, ...because }, 'authentication failed');
      await attempt.failed();
    },
  });

  return {
    /** An attempt to give the password of an account. */
    async begin(email: string, request: Request): Promise<Attempt> {
      const address = visitorAddress(request);
      const longest = address === undefined ? LONGEST_FOR_OTHERS : LONGEST;
      const account = fingerprint(email);
      const attempt = await begin(`account:${account}`, address ?? 'inside', longest);
      return logged(attempt, { account, by: 'password' });
    },

    /**
     * An attempt to give a code, by whoever has given the right password. Nobody else can use these up, so they are the
     * account's, from wherever they come: many addresses guess no faster than one.
     */
    async beginCode({ id, email }: Account): Promise<Attempt> {
      const attempt = await begin(`second-factor:${id}`, 'anywhere', LONGEST);
      return logged(attempt, { account: fingerprint(email), user: id, by: 'code' });
    },
  };
}

/** Seconds: none before the last free one, then 1, 2, 4 and so on. */
const doubled = (beyond: number, longest: number): number =>
  beyond < 0 ? 0 : Math.min(2 ** beyond, longest);
