import { HttpError, type Limits } from '@ticketing/common';
import { fingerprint } from '../fingerprint.js';

export type LetThrough = ReturnType<typeof limitUnverified>;

/**
 * Whoever signs up with somebody else's address, and then trades or changes a password, has that person written to: so many
 * an hour, and no more. What anybody can ask for without an account is counted before it is written down as well, as `mails`.
 */
export const limitUnverified =
  ({ count }: Pick<Limits, 'count'>) =>
  /** @returns whether one more may leave to that address. */
  async (address: string): Promise<boolean> => {
    try {
      await count('unverified', fingerprint(address));
      return true;
    } catch (error) {
      if (error instanceof HttpError && error.status === 429) return false;
      throw error;
    }
  };
