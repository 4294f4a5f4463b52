import {
  type Account,
  isDuplicateKey,
  optimisticConcurrency,
  type Platform,
  record,
  type WithOutbox,
} from '@ticketing/common';
import { type HydratedDocument, Schema, type Types } from 'mongoose';

/** A user as it is stored. */
interface UserRecord extends WithOutbox {
  _id: Types.ObjectId;
  /** In lower case. */
  email: string;
  passwordHash: string;
  createdAt: Date;
  updatedAt: Date;
}

type UserDocument = HydratedDocument<UserRecord>;

/** The collection of users. The index makes an address the account of one. */
export function createUsers({
  connection,
  outbox,
  clock,
}: Pick<Platform, 'connection' | 'outbox' | 'clock'>) {
  const schema = new Schema<UserRecord>(
    {
      email: { type: String, required: true, lowercase: true, unique: true },
      passwordHash: { type: String, required: true },
    },
    { timestamps: { currentTime: () => clock.now() } },
  );
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  const model = outbox.watch(connection.model<UserRecord>('User', schema));

  return {
    model,

    /** Records the event by which others know the account as it is. */
    tell: (document: UserDocument) => record(document, 'user:updated', stateOf(document), clock.now()),

    /** Opens an account; undefined when the address has one, also when it was opened a moment ago. */
    async add(email: string, passwordHash: string): Promise<Account | undefined> {
      const document: UserDocument = new model({ email, passwordHash });
      const user = stateOf(document);
      record(document, 'user:created', user, clock.now());
      try {
        await document.save();
        return user;
      } catch (error) {
        if (isDuplicateKey(error, 'email')) return undefined;
        throw error;
      }
    },

    async findByEmail(email: string): Promise<(Account & { passwordHash: string }) | undefined> {
      const found = await model.findOne({ email }, 'email passwordHash').lean();
      return found
        ? { id: found._id.toHexString(), email: found.email, passwordHash: found.passwordHash }
        : undefined;
    },
  };
}

export type Users = ReturnType<typeof createUsers>;

/** The public state of a user, but for the version, as events carry it. */
const stateOf = ({ _id, email }: UserDocument): Account => ({ id: _id.toHexString(), email });
