import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { Message } from './event-bus.js';

interface DeadLetter {
  _id: string;
  subject: string;
  sequence: number;
  body: string;
  reason: string;
  createdAt: Date;
}

export interface DeadLetters {
  /** Keeps the message with the reason; the same message once, however often it arrives. */
  add(group: string, message: Message, reason: string): Promise<void>;
}

/** Messages that a service could not make sense of, in its own database, for an operator to look at. */
export function createDeadLetters(connection: Connection): DeadLetters {
  const schema = new Schema<DeadLetter>(
    {
      _id: { type: String },
      subject: { type: String, required: true },
      sequence: { type: Number, required: true },
      body: String,
      reason: { type: String, required: true },
    },
    { timestamps: { createdAt: true, updatedAt: false }, versionKey: false, collection: 'deadletters' },
  );
  const model = connection.model('DeadLetter', schema);
  return {
    async add(group, { subject, sequence, body }, reason) {
      // A log that was erased counts from 1 again: another message has the same place in it.
      const digest = createHash('sha256').update(body).digest('hex').slice(0, 16);
      await model.updateOne(
        { _id: `${group} ${subject} ${sequence} ${digest}` },
        { $setOnInsert: { subject, sequence, body, reason } },
        { upsert: true },
      );
    },
  };
}
