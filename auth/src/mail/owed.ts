import { createHash } from 'node:crypto';
import type { SecondFactors } from '../models/second-factors.js';
import type { Users } from '../models/users.js';

/**
 * What an account has once the change is saved that a mail tells of. A mail that was written down before is held back
 * until then: so no crash in between loses it, and none tells of what never came to be.
 */
export interface Owed {
  userId: string;
  /** The address that it has no more: which it has instead does not matter to whoever reads the old one. */
  noLonger?: string;
  /** The SHA-256 of the password's hash, and of the second factor's secret: neither is needed in one more place. */
  password?: string;
  secondFactor?: string;
}

export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url');

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
  async ({ userId, noLonger, password, secondFactor }: Owed): Promise<boolean> => {
    const user = await users.find(userId);
    if (noLonger !== undefined) return user?.email !== noLonger;
    if (!user) return false;
    if (password !== undefined && fingerprint((await users.passwordHashOf(userId)) ?? '') !== password)
      return false;
    if (secondFactor === undefined) return true;
    return fingerprint((await secondFactors.find(userId))?.secret ?? '') === secondFactor;
  };
