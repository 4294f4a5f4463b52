import { HttpError, type Limits } from '@ticketing/common';
import { fingerprint } from '../fingerprint.js';

export type LetThrough = ReturnType<typeof limitUnverified>;

/**
 * Whoever signs up with somebody else's address, and then trades or changes a password, has that person written to. So what
 * goes to an address that nobody has verified counts as what anybody can have sent there, to `mails`.
 */
export const limitUnverified =
  ({ count }: Pick<Limits, 'count'>) =>
  /** @returns whether one more may leave to that address. */
  async (address: string): Promise<boolean> => {
    try {
      await count('mails', fingerprint(address));
      return true;
    } catch (error) {
      if (error instanceof HttpError && error.status === 429) return false;
      throw error;
    }
  };
