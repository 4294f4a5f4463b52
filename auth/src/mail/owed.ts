import { fingerprint } from '../fingerprint.js';
import type { SecondFactors } from '../models/second-factors.js';
import type { Users } from '../models/users.js';

/**
 * What an account has once the change is saved that a mail tells of. A mail that was written down before is held back
 * until then: so no crash in between loses it, and none tells of what never came to be. It is what the mail is known by:
 * each comes to be once at most, and who attempts it again, or at the same moment, owes the same.
 */
export interface Owed {
  userId: string;
  /** How often its address was changed: to what does not matter to whoever reads the old one. */
  moves?: number;
  /** From here on SHA-256, as none of it is needed in one more place. Of the password's hash. */
  password?: string;
  /** Of the secret of the second factor that is on. */
  secondFactor?: string;
  /** Of the secret of the second factor that is on no more. */
  secondFactorOff?: string;
  /** Of the salt of the recovery codes. */
  recoveryCodes?: string;
  /** Of the hash of the one that is left of these no more. */
  usedCode?: string;
}

interface Dependencies {
  users: Users;
  secondFactors: SecondFactors;
}

/**
 * Whether the account is as the change leaves it. One that has changed again within that minute tells of that by a mail of
 * its own, to the same address; a former address gets no other, also not from an account that is gone.
 */
export const createIsDone =
  ({ users, secondFactors }: Dependencies) =>
  async ({ userId, moves, usedCode, secondFactorOff, ...owed }: Owed): Promise<boolean> => {
    if (moves !== undefined) return (await users.movesOf(userId)) >= moves;
    const user = await users.find(userId);
    if (!user) return false;
    const factor = await secondFactors.find(userId);
    return (
      isOf(owed.password, await users.passwordHashOf(userId)) &&
      isOf(owed.secondFactor, factor?.secret) &&
      isOf(owed.recoveryCodes, factor?.recovery.salt) &&
      !(secondFactorOff && isOf(secondFactorOff, factor?.secret)) &&
      !(usedCode && factor?.recovery.hashes.some((hash) => isOf(usedCode, hash)))
    );
  };

const isOf = (expected: string | undefined, text = ''): boolean =>
  expected === undefined || fingerprint(text) === expected;
