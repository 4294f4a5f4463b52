import {
  type Account,
  type IsEnded,
  isObjectId,
  optimisticConcurrency,
  type Platform,
  type Recall,
  record,
  rememberEnds,
  retryOnConflict,
  type Session,
  type WithOutbox,
} from '@ticketing/common';
import { type HydratedDocument, Schema, type Types } from 'mongoose';
import { LONGEST, nextExpiry } from '../domain/session.js';

/** A sign-in as it is stored. */
interface SessionRecord extends WithOutbox {
  _id: Types.ObjectId;
  userId: string;
  email: string;
  /** What the browser calls itself. */
  agent: string;
  createdAt: Date;
  /** When its token was last made anew. */
  seenAt: Date;
  /** After which it cannot go on, however much it is used. */
  expiresAt: Date;
  endedAt?: Date;
}

type SessionDocument = HydratedDocument<SessionRecord>;

/** What a person is shown of a sign-in. */
export type SignIn = Pick<SessionRecord, '_id' | 'agent' | 'createdAt' | 'seenAt'>;

/** The collection of sessions. */
export function createSessions({
  connection,
  outbox,
  clock,
}: Pick<Platform, 'connection' | 'outbox' | 'clock'>) {
  const schema = new Schema<SessionRecord>(
    {
      userId: { type: String, required: true },
      email: { type: String, required: true },
      agent: String,
      seenAt: { type: Date, required: true },
      expiresAt: { type: Date, required: true, expires: 0 },
      endedAt: Date,
    },
    { timestamps: { currentTime: () => clock.now(), updatedAt: false } },
  );
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  schema.index({ userId: 1, _id: -1 });
  const model = outbox.watch(connection.model<SessionRecord>('Session', schema));

  const live = () => ({ endedAt: { $exists: false }, expiresAt: { $gt: clock.now() } });

  /** Ends what has not ended yet, and tells the others. */
  const end = (filter: { _id: string; userId: string }) =>
    retryOnConflict(async () => {
      const document: SessionDocument | null = await model.findOne(filter);
      if (!document || document.endedAt) return document !== null;
      document.endedAt = clock.now();
      record(document, 'session:ended', stateOf(document), clock.now());
      await document.save();
      return true;
    });

  // One that is not known was lost with a database that was put back: nobody could end it any more.
  const isEnded: IsEnded = async (id) => (await model.exists({ _id: id, ...live() })) === null;

  return {
    model,
    isEnded: rememberEnds(isEnded, clock),

    /** Records the event by which others know that the session has ended; of one that goes on they need none. */
    tell(document: SessionDocument) {
      if (document.endedAt) record(document, 'session:ended', stateOf(document), clock.now());
    },

    recall: {
      subjects: ['session:ended'],
      /** What has ended is not to go on because the database was put back. */
      async take({ data: { id, version }, time }) {
        const end = { endedAt: new Date(time), version };
        await model.updateOne({ _id: id, version: { $lt: version } }, end, { timestamps: false });
      },
    } satisfies Recall<'session:ended'>,

    async begin(user: Account, agent = ''): Promise<Session> {
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + LONGEST);
      const document = await model.create({
        userId: user.id,
        email: user.email,
        agent: agent.slice(0, 200),
        seenAt: now,
        expiresAt,
      });
      return { id: document._id.toHexString(), user, expiresAt: nextExpiry(now, expiresAt) };
    },

    /** Goes on with a session; undefined when it is over, or was begun before that moment. */
    async renew(id: string, since = new Date(0)): Promise<Session | undefined> {
      const now = clock.now();
      const asked = { _id: id, ...live(), createdAt: { $gte: since } };
      const session = await model.findOneAndUpdate(asked, { seenAt: now }).lean();
      if (!session) return undefined;
      const user = { id: session.userId, email: session.email };
      return { id, user, expiresAt: nextExpiry(now, session.expiresAt) };
    },

    /** @param id may be anything. @returns whether the user has such a session. */
    end: async (id: unknown, userId: string): Promise<boolean> => isObjectId(id) && end({ _id: id, userId }),

    async endAll(userId: string): Promise<void> {
      const sessions = await model.find({ userId, ...live() }, '_id').lean();
      await Promise.all(sessions.map(({ _id }) => end({ _id: _id.toHexString(), userId })));
    },

    /** Ends what goes on, and forgets whose sessions they were; that they have ended stays known. */
    async forget(userId: string): Promise<void> {
      await this.endAll(userId);
      await model.updateMany({ userId }, { email: 'deleted', agent: '' }, { timestamps: false });
    },

    /** The sign-ins of a user that go on, newest first. */
    list(userId: string, idleSince: Date): Promise<SignIn[]> {
      return model
        .find({ userId, ...live(), seenAt: { $gt: idleSince } }, 'agent createdAt seenAt')
        .sort({ _id: -1 })
        .limit(100)
        .lean();
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

const stateOf = ({ _id, userId, expiresAt }: SessionDocument) => ({
  id: _id.toHexString(),
  userId,
  expiresAt: expiresAt.toISOString(),
});
