import { Schema } from 'mongoose';
import type { EventHandler } from '../bus/handle-event.js';
import { type IsEnded, rememberEnds } from '../http/session-check.js';
import type { Platform } from '../process/platform.js';
import { lookUpTogether } from './look-up.js';

interface EndedSession {
  _id: string;
  expiresAt: Date;
}

export interface EndedSessions {
  isEnded: IsEnded;
  /** Takes in that a session has ended. */
  sessionEnded: EventHandler<'session:ended'>;
}

/** The sessions that auth has said are over, kept as long as a token of theirs could be valid. */
export function createEndedSessions({
  connection,
  clock,
}: Pick<Platform, 'connection' | 'clock'>): EndedSessions {
  const schema = new Schema<EndedSession>(
    { _id: String, expiresAt: { type: Date, required: true, expires: 0 } },
    { versionKey: false, collection: 'endedsessions' },
  );
  const model = connection.model<EndedSession>('EndedSession', schema);
  const lookUp = lookUpTogether((ids) => model.find({ _id: { $in: ids } }, '_id').lean());
  return {
    isEnded: rememberEnds(async (id) => (await lookUp(id)) !== undefined, clock),
    async sessionEnded({ data: { id, expiresAt } }) {
      await model.updateOne({ _id: id }, { expiresAt: new Date(expiresAt) }, { upsert: true });
    },
  };
}
