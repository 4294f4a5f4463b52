import { isDuplicateKey, type Platform } from '@ticketing/common';
import { Schema } from 'mongoose';
import type { StoredCodes } from '../second-factor/recovery-codes.js';
import { MOST_WRONG, type WrongCodes } from '../second-factor/wrong-codes.js';

/** The second factor of an account, as it is stored. There is one an account at most. */
interface SecondFactorRecord {
  /** The account's id. */
  _id: string;
  /** In base32, as it is: docs/security.md says why. */
  secret: string;
  /** Until when it can be confirmed; absent once it has been. */
  expiresAt?: Date;
  /** Since when signing in asks for it; absent until it was confirmed. */
  since?: Date;
  /** The newest time step whose code was taken: only what is newer is taken after it. */
  usedStep?: number;
  recovery?: StoredCodes;
  /** Counted here, as what is counted in Redis is forgotten within an hour; absent after a right one. */
  wrong?: WrongCodes;
}

/** One that is on. */
export type SecondFactor = Required<Omit<SecondFactorRecord, 'expiresAt' | 'wrong'>>;

/** What people are shown of their own. */
export interface SecondFactorState {
  since: Date;
  /** How many are left. */
  recoveryCodes: number;
}

/** How long one that was begun can be confirmed, in milliseconds. */
const PENDING = 60 * 60_000;

/** The collection of second factors. Each change names what it was made for, so that of any that race one is made. */
export function createSecondFactors({ connection, clock }: Pick<Platform, 'connection' | 'clock'>) {
  const schema = new Schema<SecondFactorRecord>(
    {
      _id: String,
      secret: { type: String, required: true },
      expiresAt: { type: Date, expires: 0 },
      since: Date,
      usedStep: Number,
      recovery: Object,
      wrong: { count: Number, since: Date },
    },
    { versionKey: false },
  );
  const model = connection.model<SecondFactorRecord>('SecondFactor', schema);
  const on = { since: { $exists: true } };
  const off = { since: { $exists: false } };

  const find = (userId: string): Promise<SecondFactor | null> =>
    model
      .findOne({ _id: userId, ...on })
      .lean<SecondFactor>()
      .exec();
  const changeOne = async (filter: object, change: object): Promise<boolean> =>
    (await model.updateOne(filter, change)).modifiedCount > 0;

  return {
    /** The one that is on. */
    find,

    async stateOf(userId: string): Promise<SecondFactorState | undefined> {
      const found = await find(userId);
      return found ? { since: found.since, recoveryCodes: found.recovery.hashes.length } : undefined;
    },

    /** Keeps a secret until it is confirmed, in the place of one that was not. @returns false when one is on. */
    async begin(userId: string, secret: string): Promise<boolean> {
      const expiresAt = new Date(clock.now().getTime() + PENDING);
      const notOn = { _id: userId, ...off };
      try {
        await model.replaceOne(notOn, { secret, expiresAt }, { upsert: true });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error, '_id')) throw error;
        // One is on, or another was begun at this moment, whose place this takes.
        return (await model.replaceOne(notOn, { secret, expiresAt })).matchedCount > 0;
      }
    },

    /** The secret that waits to be confirmed. */
    async pending(userId: string): Promise<string | undefined> {
      const found = await model.findOne({ _id: userId, ...off, expiresAt: { $gt: clock.now() } }).lean();
      return found?.secret;
    },

    /** Turns on what waits to be confirmed. @returns whether it was still that secret which waited. */
    confirm: (userId: string, secret: string, usedStep: number, recovery: StoredCodes): Promise<boolean> =>
      changeOne(
        { _id: userId, secret, ...off },
        { $set: { since: clock.now(), usedStep, recovery }, $unset: { expiresAt: 1 } },
      ),

    /** Uses up a time step and all before it. @returns whether it was unused, and not too many were wrong before. */
    useStep: ({ _id, secret }: SecondFactor, step: number): Promise<boolean> =>
      changeOne(
        { _id, secret, ...on, usedStep: { $lt: step }, 'wrong.count': { $not: { $gte: MOST_WRONG } } },
        { $set: { usedStep: step }, $unset: { wrong: 1 } },
      ),

    /** Uses up a recovery code. @returns whether there was such a one, unused. */
    useRecoveryCode: ({ _id, secret }: SecondFactor, hash: string): Promise<boolean> =>
      changeOne(
        { _id, secret, 'recovery.hashes': hash },
        { $pull: { 'recovery.hashes': hash }, $unset: { wrong: 1 } },
      ),

    /** Counts a wrong code. @returns all since the last right one; undefined when it is on no more. */
    async countWrong({ _id, secret }: SecondFactor): Promise<WrongCodes | undefined> {
      const change = { $inc: { 'wrong.count': 1 }, $min: { 'wrong.since': clock.now() } };
      const found = await model
        .findOneAndUpdate({ _id, secret, ...on }, change, { returnDocument: 'after' })
        .lean();
      return found?.wrong;
    },

    /** Begins to count anew: whoever gave the wrong ones no longer has the password. */
    async forgetWrong(userId: string): Promise<void> {
      await model.updateOne({ _id: userId }, { $unset: { wrong: 1 } });
    },

    /** Sets other recovery codes in the place of those. @returns whether those were the ones it still had. */
    replaceRecoveryCodes: ({ _id, secret, recovery }: SecondFactor, stored: StoredCodes): Promise<boolean> =>
      changeOne({ _id, secret, 'recovery.salt': recovery.salt }, { $set: { recovery: stored } }),

    /** @returns whether it was still on. */
    async turnOff(userId: string, secret: string): Promise<boolean> {
      const { deletedCount } = await model.deleteOne({ _id: userId, secret, ...on });
      return deletedCount > 0;
    },

    /** Removes all there is of an account's. */
    async forget(userId: string): Promise<void> {
      await model.deleteOne({ _id: userId });
    },
  };
}

export type SecondFactors = ReturnType<typeof createSecondFactors>;
