import type { WithOutbox } from '@ticketing/common';
import { type HydratedDocument, Schema, type Types } from 'mongoose';

/** A user as it is stored. */
export interface UserRecord extends WithOutbox {
  _id: Types.ObjectId;
  /** In lower case. */
  email: string;
  passwordHash: string;
  /** What others are shown; absent until it has been said. */
  name?: string;
  /** How often its address was changed, which says nothing of its owner: it stays when they are gone. Absent for never. */
  moves?: number;
  /** When its owner has shown that they read what is sent to the address; absent until then. */
  verifiedAt?: Date;
  /** Since when nobody has this account any more. */
  deletedAt?: Date;
  createdAt: Date;
  updatedAt: Date;
}

export type UserDocument = HydratedDocument<UserRecord>;

/** Its index makes an address the account of one. */
export const userSchema = (currentTime: () => Date): Schema<UserRecord> =>
  new Schema<UserRecord>(
    {
      email: { type: String, required: true, lowercase: true, unique: true },
      passwordHash: { type: String, required: true },
      name: String,
      moves: Number,
      verifiedAt: Date,
      deletedAt: Date,
    },
    { timestamps: { currentTime } },
  );

/** The public state of a user, but for the version, as events carry it. */
export const stateOf = ({ _id, name, createdAt }: UserDocument) => ({
  id: _id.toHexString(),
  email: '',
  name,
  createdAt: createdAt.toISOString(),
});
