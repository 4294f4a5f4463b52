import { isDuplicateKey, type Platform } from '@ticketing/common';
import { Schema, type Types } from 'mongoose';
import type { Ask } from '../mail/kinds.js';

/** How a mail ends: taken by the server, needless by then, refused for good, or out of date before it could leave. */
export type MailEnd = 'sent' | 'needless' | 'refused' | 'out-of-date';

/** A mail that is to be written, as it is stored. What it says is made when it leaves. */
export interface MailRecord {
  _id: Types.ObjectId;
  /** What makes it the one of its kind: whatever causes it again finds it there. */
  key: string;
  /** What it is about; gone once it has ended. */
  ask?: Ask;
  attempts: number;
  createdAt: Date;
  /** When it is tried (again); absent once it has ended. */
  dueAt?: Date;
  endedAt?: Date;
  end?: MailEnd;
}

/** How long the one who has taken a mail in hand has for it, in milliseconds; after a crash it is taken again. */
const HOLD = 60_000;
/** How long it is remembered that a mail was sent, in seconds: far longer than any cause comes again. */
const REMEMBERED = 90 * 24 * 60 * 60;

/** The outbox of mails: whatever is written here leaves, once there is a server to take it. */
export function createMails({ connection, clock }: Pick<Platform, 'connection' | 'clock'>) {
  const schema = new Schema<MailRecord>(
    {
      key: { type: String, required: true, unique: true },
      ask: Object,
      attempts: { type: Number, default: 0 },
      createdAt: { type: Date, required: true },
      dueAt: Date,
      endedAt: { type: Date, expires: REMEMBERED },
      end: String,
    },
    { versionKey: false, minimize: false },
  );
  const waiting = { dueAt: { $exists: true } };
  schema.index({ dueAt: 1 }, { partialFilterExpression: waiting });
  const model = connection.model<MailRecord>('Mail', schema);

  return {
    model,

    /** Writes a mail down, unless one of that key has been. */
    async add(key: string, ask: Ask): Promise<void> {
      const now = clock.now();
      try {
        await model.create({ key, ask, createdAt: now, dueAt: now });
      } catch (error) {
        if (!isDuplicateKey(error, 'key')) throw error;
      }
    },

    /** The mail that has been due for the longest time, for the caller alone during the next minute. */
    takeDue(): Promise<MailRecord | null> {
      const now = clock.now();
      const held = { $set: { dueAt: new Date(now.getTime() + HOLD) }, $inc: { attempts: 1 } };
      return model
        .findOneAndUpdate({ dueAt: { $lte: now } }, held, { sort: { dueAt: 1 }, returnDocument: 'after' })
        .lean<MailRecord>()
        .exec();
    },

    async postpone(id: Types.ObjectId, delay: number): Promise<void> {
      await model.updateOne({ _id: id, ...waiting }, { dueAt: new Date(clock.now().getTime() + delay) });
    },

    /** Notes how it ended, and forgets what it was about. */
    async conclude(id: Types.ObjectId, end: MailEnd): Promise<void> {
      await model.updateOne(
        { _id: id },
        { $set: { end, endedAt: clock.now() }, $unset: { dueAt: 1, ask: 1 } },
      );
    },

    /** How many wait. */
    countWaiting: (): Promise<number> => model.countDocuments(waiting),

    /** When the one that waits longest was written; undefined when none waits. */
    async oldestWaiting(): Promise<Date | undefined> {
      const oldest = await model.findOne(waiting, 'createdAt').sort({ createdAt: 1 }).lean();
      return oldest?.createdAt;
    },
  };
}

export type Mails = ReturnType<typeof createMails>;
