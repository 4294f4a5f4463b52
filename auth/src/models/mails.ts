import { randomUUID } from 'node:crypto';
import { insertTogether, isDuplicateKey, type Platform, shareNext } from '@ticketing/common';
import { type AnyBulkWriteOperation, Schema, type Types } from 'mongoose';
import type { Ask } from '../mail/kinds.js';
import type { Owed } from '../mail/owed.js';

/**
 * How a mail ends: taken by the server, needless by then, withheld from an address that nobody has verified, refused for good,
 * or out of date before it could leave.
 */
export type MailEnd = 'sent' | 'needless' | 'withheld' | 'refused' | 'out-of-date';

/** A mail that is to be written, as it is stored. What it says is made when it leaves. */
export interface MailRecord {
  _id: Types.ObjectId;
  /** What makes it the one of its kind: whatever causes it again finds it there. */
  key: string;
  /** What it is about; gone once it has ended. */
  ask?: Ask;
  /** What is still to come before it may leave; absent from when it is known to have. */
  owed?: Owed;
  attempts: number;
  createdAt: Date;
  /** When it is tried (again); absent once it has ended. */
  dueAt?: Date;
  /** By which look it was taken in hand the last time; absent once it has ended. */
  taken?: string;
  endedAt?: Date;
  end?: MailEnd;
}

/** How long the one who has taken a mail in hand has for it, in milliseconds; after a crash it is taken again. */
export const IN_HAND = 60_000;
/**
 * How long a mail is held back for what it tells of, in milliseconds: far longer than a request takes from writing it
 * down to saving that.
 */
const HELD_BACK = 60_000;
/** How long it is remembered that a mail was sent, in seconds: far longer than any cause comes again. */
const REMEMBERED = 90 * 24 * 60 * 60;

/** The outbox of mails: whatever is written here leaves, once there is a server to take it. */
export function createMails({ connection, clock }: Pick<Platform, 'connection' | 'clock'>) {
  const schema = new Schema<MailRecord>(
    {
      key: { type: String, required: true, unique: true },
      ask: Object,
      owed: Object,
      attempts: { type: Number, default: 0 },
      createdAt: { type: Date, required: true },
      dueAt: Date,
      taken: String,
      endedAt: { type: Date, expires: REMEMBERED },
      end: String,
    },
    { versionKey: false, minimize: false },
  );
  const waiting = { dueAt: { $exists: true } };
  schema.index({ dueAt: 1 }, { partialFilterExpression: waiting });
  const held = { owed: { $exists: true } };
  const ready = { ...waiting, owed: { $exists: false } };
  const model = connection.model<MailRecord>('Mail', schema);
  insertTogether(model);
  /** What is noted of several mails at the same time is one write. */
  const note = shareNext((notes: AnyBulkWriteOperation<MailRecord>[]) =>
    model.bulkWrite(notes, { ordered: false, throwOnValidationError: true }),
  );

  async function unlessThere(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (!isDuplicateKey(error, 'key')) throw error;
    }
  }

  return {
    model,

    /** Writes a mail down, unless one of that key has been. */
    add: (key: string, ask: Ask): Promise<void> =>
      unlessThere(() => model.create({ key, ask, createdAt: clock.now(), dueAt: clock.now() })),

    /**
     * Writes a mail down and holds it back; one that is held back already for as long as if it were new. One that leaves,
     * or has left, stays as it is.
     */
    hold(key: string, ask: Ask, owed: Owed): Promise<void> {
      const createdAt = clock.now();
      const dueAt = new Date(createdAt.getTime() + HELD_BACK);
      const change = { $set: { ask, owed, attempts: 0, createdAt, dueAt } };
      return unlessThere(() => model.updateOne({ key, ...held }, change, { upsert: true }));
    },

    /** Lets a mail leave that was held back, also when it was dropped meanwhile. One that leaves already stays as it is. */
    release(key: string, ask: Ask): Promise<void> {
      const now = clock.now();
      const change = {
        $set: { ask, dueAt: now },
        $unset: { owed: 1 },
        $setOnInsert: { createdAt: now },
      };
      return unlessThere(() => model.updateOne({ key, ...held }, change, { upsert: true }));
    },

    /**
     * Notes that what a mail was held back for has come to be: it leaves, whatever becomes of the account until then.
     * @returns false when it was released first, and whoever takes it from there sends it.
     */
    async accept(id: Types.ObjectId): Promise<boolean> {
      const { matchedCount } = await model.updateOne({ _id: id, ...held }, { $unset: { owed: 1 } });
      return matchedCount > 0;
    },

    /**
     * Removes a mail that was held back for what has not come to be, unless it was released since it was taken in hand, or
     * is held back anew.
     */
    async drop({ _id, attempts }: MailRecord): Promise<void> {
      await note({ deleteOne: { filter: { _id, attempts, ...held } } });
    },

    /**
     * Takes those in hand that have been due for the longest time, at most so many, for the caller alone during the next
     * minute: of any number who look at the same time, one gets each.
     */
    async takeDue(most: number): Promise<MailRecord[]> {
      const now = clock.now();
      const isDue = { dueAt: { $lte: now } };
      const due = await model.find(isDue).sort({ dueAt: 1 }).limit(most).lean<MailRecord[]>();
      if (due.length === 0) return due;
      const these = { _id: { $in: due.map(({ _id }) => _id) } };
      const [taken, dueAt] = [randomUUID(), new Date(now.getTime() + IN_HAND)];
      const change = { $set: { taken, dueAt }, $inc: { attempts: 1 } };
      const { modifiedCount } = await model.updateMany({ ...these, ...isDue }, change);
      // Some may be another's by now, and what was held back may have been released between the two.
      if (modifiedCount < due.length || due.some(({ owed }) => owed)) {
        return model
          .find({ ...these, taken })
          .sort({ createdAt: 1 })
          .lean<MailRecord[]>();
      }
      return due.map((mail) => ({ ...mail, taken, dueAt, attempts: mail.attempts + 1 }));
    },

    /** Lets a mail that was taken in hand, and not tried, be due again, unless somebody else has it by now. */
    async giveBack({ _id, taken }: MailRecord): Promise<void> {
      const update = { $set: { dueAt: clock.now() }, $inc: { attempts: -1 }, $unset: { taken: 1 as const } };
      await note({ updateOne: { filter: { _id, taken, ...waiting }, update } });
    },

    async postpone(_id: Types.ObjectId, delay: number): Promise<void> {
      const dueAt = new Date(clock.now().getTime() + delay);
      await note({ updateOne: { filter: { _id, ...waiting }, update: { $set: { dueAt } } } });
    },

    /** Notes how it ended, and forgets what it was about. */
    async conclude(_id: Types.ObjectId, end: MailEnd): Promise<void> {
      const gone = { dueAt: 1, taken: 1, ask: 1, owed: 1 } as const;
      const update = { $set: { end, endedAt: clock.now() }, $unset: gone };
      await note({ updateOne: { filter: { _id }, update } });
    },

    /** How many wait for the mail server. */
    countWaiting: (): Promise<number> => model.countDocuments(ready),

    /** When the one that waits longest was written; undefined when none waits. */
    async oldestWaiting(): Promise<Date | undefined> {
      const oldest = await model.findOne(ready, 'createdAt').sort({ createdAt: 1 }).lean();
      return oldest?.createdAt;
    },
  };
}

export type Mails = ReturnType<typeof createMails>;
