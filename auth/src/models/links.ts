import { randomBytes } from 'node:crypto';
import { isDuplicateKey, type Platform } from '@ticketing/common';
import { Schema } from 'mongoose';
import { fingerprint } from '../fingerprint.js';
import { type LinkKind, linkLifetimes, OUT_OF_DATE } from '../mail/kinds.js';

/** What a person may do who has read a mail of ours. There is one of a kind for each account. */
interface LinkRecord {
  /** The account and the kind. */
  _id: string;
  userId: string;
  kind: LinkKind;
  /** The address that the mail went to. */
  address: string;
  /** The mail, and when it was asked for: one that was asked for later takes the place of this one. */
  mail: string;
  askedAt: Date;
  /** SHA-256 of each token that was sent: more than one only if the mail left twice. A token itself is stored nowhere. */
  hashes: string[];
  expiresAt: Date;
}

/** A link as it was taken: whose it is, and which address its reader has. */
export type Link = Pick<LinkRecord, 'userId' | 'address'>;

interface Opening {
  kind: LinkKind;
  userId: string;
  address: string;
  mail: string;
  askedAt: Date;
}

/** In bytes: 256 bits are beyond all guessing. */
const TOKEN = 32;

/** The links that are out, each good for one use. */
export function createLinks({ connection, clock }: Pick<Platform, 'connection' | 'clock'>) {
  const schema = new Schema<LinkRecord>(
    {
      _id: String,
      userId: { type: String, required: true },
      kind: { type: String, required: true },
      address: { type: String, required: true },
      mail: { type: String, required: true },
      askedAt: { type: Date, required: true },
      hashes: [String],
      expiresAt: { type: Date, required: true, expires: 0 },
    },
    { versionKey: false },
  );
  schema.index({ hashes: 1 });
  schema.index({ userId: 1 });
  const model = connection.model<LinkRecord>('Link', schema);

  const open = (kind: LinkKind, token: string) => ({
    hashes: fingerprint(token),
    kind,
    expiresAt: { $gt: clock.now() },
  });

  /** What is left in a link's place for as long as a mail can wait: it keeps out what was asked for before it. */
  const worthless = () => ({
    address: '',
    mail: '',
    hashes: [],
    expiresAt: new Date(clock.now().getTime() + OUT_OF_DATE),
  });

  return {
    model,

    /** Makes the token for a mail that leaves now. @returns undefined when a mail that was asked for later has left. */
    async open({ kind, userId, mail, ...rest }: Opening): Promise<string | undefined> {
      const token = randomBytes(TOKEN).toString('base64url');
      const _id = `${userId}:${kind}`;
      const hashes = fingerprint(token);
      const expiresAt = new Date(clock.now().getTime() + linkLifetimes[kind]);
      // Sent twice, after a crash: whoever reads either is served.
      const again = await model.updateOne({ _id, mail }, { $push: { hashes }, $set: { expiresAt } });
      if (again.matchedCount > 0) return token;
      const older = { _id, askedAt: { $lte: rest.askedAt } };
      const link = { userId, kind, mail, ...rest, hashes: [hashes], expiresAt };
      try {
        await model.replaceOne(older, link, { upsert: true });
        return token;
      } catch (error) {
        if (isDuplicateKey(error, '_id')) return undefined;
        throw error;
      }
    },

    /** What the link is good for, without using it up. */
    find: (kind: LinkKind, token: string): Promise<Link | null> =>
      model.findOne(open(kind, token), 'userId address').lean<Link>().exec(),

    /** Uses the link up: of any number who ask at once, one gets it. Those that were asked for before it stay worthless. */
    take: (kind: LinkKind, token: string): Promise<Link | null> =>
      model
        .findOneAndUpdate(open(kind, token), worthless(), { returnDocument: 'before' })
        .lean<Link>()
        .exec(),

    /** Makes the links of an account worthless that have been asked for until now, also those whose mail still waits. */
    async close(userId: string, ...kinds: LinkKind[]): Promise<void> {
      const none = { userId, askedAt: clock.now(), ...worthless() };
      await Promise.all(
        kinds.map((kind) => {
          const _id = `${userId}:${kind}`;
          return model.replaceOne({ _id }, { kind, ...none }, { upsert: true });
        }),
      );
    },

    /** Removes all links of an account that is gone: a mail that waits finds nobody. */
    async forget(userId: string): Promise<void> {
      await model.deleteMany({ userId });
    },
  };
}

export type Links = ReturnType<typeof createLinks>;
