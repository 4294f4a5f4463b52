import {
  type Account,
  isDuplicateKey,
  isObjectId,
  lookUpTogether,
  optimisticConcurrency,
  type Platform,
  type Recall,
  record,
  retryOnConflict,
} from '@ticketing/common';
import { stateOf, type UserDocument, type UserRecord, userSchema } from './user-schema.js';

const shownFields = 'email name verifiedAt createdAt';

/** What people are shown of their own account. */
export interface Profile extends Account {
  name?: string | undefined;
  /** Whether its owner has shown that they read what is sent to the address. */
  verified: boolean;
  createdAt: Date;
}

/** The collection of users. */
export function createUsers({
  connection,
  outbox,
  clock,
}: Pick<Platform, 'connection' | 'outbox' | 'clock'>) {
  const schema = userSchema(() => clock.now());
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  const model = outbox.watch(connection.model<UserRecord>('User', schema));

  const tell = (document: UserDocument) =>
    document.deletedAt
      ? record(document, 'user:deleted', { id: document._id.toHexString() }, clock.now())
      : record(document, 'user:updated', stateOf(document), clock.now());
  const there = { deletedAt: { $exists: false } };
  const lookUp = lookUpTogether((ids) => model.find({ _id: { $in: ids }, ...there }, shownFields).lean());

  return {
    model,

    /** Records the event by which others know the account as it is. */
    tell,

    recall: {
      subjects: ['user:deleted'],
      /** Who is gone does not come back because the database was put back. */
      async take({ data: { id, version }, time }) {
        const { set, unset } = remains(id, new Date(time));
        const older = { _id: id, version: { $lt: version }, ...there };
        await model.updateOne(older, { $set: { ...set, version }, $unset: unset }, { timestamps: false });
      },
    } satisfies Recall<'user:deleted'>,

    /** Opens an account; undefined when the address has one, also when it was opened a moment ago. */
    async add(id: string, email: string, passwordHash: string): Promise<Account | undefined> {
      const document: UserDocument = new model({ _id: id, email, passwordHash, createdAt: clock.now() });
      record(document, 'user:created', stateOf(document), clock.now());
      try {
        await document.save();
        return { id, email };
      } catch (error) {
        if (isDuplicateKey(error, 'email')) return undefined;
        throw error;
      }
    },

    async find(id: string): Promise<Profile | undefined> {
      const found = isObjectId(id) ? await lookUp(id.toLowerCase()) : undefined;
      return found && profileOf(found);
    },

    /** Gives a user another name, or none. @returns the profile afterwards; undefined when there is no such user. */
    rename: (id: string, name: string | undefined): Promise<Profile | undefined> =>
      retryOnConflict(async () => {
        const document: UserDocument | null = await model.findOne({ _id: id, ...there });
        if (!document) return undefined;
        if (document.name === name) return profileOf(document);
        document.set({ name });
        tell(document);
        await document.save();
        return profileOf(document);
      }),

    async passwordHashOf(id: string): Promise<string | undefined> {
      return (await model.findOne({ _id: id, ...there }, 'passwordHash').lean())?.passwordHash;
    },

    /** Sets another password in the place of that one. @returns whether that was the one that it still had. */
    async setPassword(id: string, old: string | undefined, passwordHash: string): Promise<boolean> {
      const { modifiedCount } = await model.updateOne({ _id: id, passwordHash: old }, { passwordHash });
      return modifiedCount > 0;
    },

    /** Notes that the account's owner reads what is sent to that address, if it still has it. */
    async verify(id: string, email: string): Promise<void> {
      const unverified = { _id: id, email, verifiedAt: { $exists: false } };
      await model.updateOne(unverified, { verifiedAt: clock.now() });
    },

    /**
     * Sets the password that somebody chose who reads what is sent to that address. @returns whether the account
     * still has the address.
     */
    async resetPassword(id: string, email: string, passwordHash: string): Promise<boolean> {
      const { matchedCount } = await model.updateOne({ _id: id, email }, { passwordHash });
      if (matchedCount > 0) await this.verify(id, email);
      return matchedCount > 0;
    },

    /** The address that it has, and how often that was changed. */
    async addressOf(id: string): Promise<{ email: string; moves: number } | undefined> {
      const found = await model.findOne({ _id: id, ...there }, 'email moves').lean();
      return found ? { email: found.email, moves: found.moves ?? 0 } : undefined;
    },

    /** How often its address was changed, also of an account that is gone. */
    async movesOf(id: string): Promise<number> {
      return (await model.findOne({ _id: id }, 'moves').lean())?.moves ?? 0;
    },

    /**
     * Gives a user another address, whose owner they have shown to be. @param moves how often it was changed before.
     * @returns false when another account has it; undefined when it was changed once more since, or the account is gone.
     */
    async changeEmail(id: string, email: string, moves: number): Promise<boolean | undefined> {
      try {
        return await retryOnConflict(async () => {
          const document: UserDocument | null = await model.findOne({ _id: id, ...there });
          if (!document || (document.moves ?? 0) !== moves) return undefined;
          document.set({ email, moves: moves + 1, verifiedAt: clock.now() });
          tell(document);
          await document.save();
          return true;
        });
      } catch (error) {
        if (isDuplicateKey(error, 'email')) return false;
        throw error;
      }
    },

    /** Removes all that is known of a person, and tells the others; what remains is the id. */
    remove: (id: string): Promise<void> =>
      retryOnConflict(async () => {
        const document: UserDocument | null = await model.findOne({ _id: id, ...there });
        if (!document) return;
        const { set, unset } = remains(id, clock.now());
        document.set({ ...set, ...Object.fromEntries(Object.keys(unset).map((name) => [name, undefined])) });
        tell(document);
        await document.save();
      }),

    async findByEmail(email: string): Promise<(Account & { passwordHash: string }) | undefined> {
      const found = await model.findOne({ email, ...there }, 'email passwordHash').lean();
      return found
        ? { id: found._id.toHexString(), email: found.email, passwordHash: found.passwordHash }
        : undefined;
    },
  };
}

export type Users = ReturnType<typeof createUsers>;

/**
 * What remains of an account that is gone: an address that is none, so that nobody can take it by signing up, and a
 * password that nothing matches. What waits to be told of the person need not be told any more.
 */
const remains = (id: string, deletedAt: Date) => ({
  set: { email: `deleted:${id}`, passwordHash: '-', deletedAt, outbox: [] },
  unset: { name: 1, verifiedAt: 1 },
});

const profileOf = ({
  _id,
  email,
  name,
  verifiedAt,
  createdAt,
}: Pick<UserRecord, '_id' | 'email' | 'name' | 'verifiedAt' | 'createdAt'>): Profile => ({
  id: _id.toHexString(),
  email,
  name,
  verified: verifiedAt !== undefined,
  createdAt,
});
