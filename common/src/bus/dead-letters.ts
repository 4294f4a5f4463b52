import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { Subject } from '../events/event-map.js';
import type { Clock } from '../process/clock.js';
import type { Message } from './event-bus.js';

export interface DeadLetter {
  /** The group, the subject and a hash of the body. */
  _id: string;
  subject: Subject;
  /** Its place in the channel's log when it arrived first. */
  sequence: number;
  body: string;
  reason: string;
  /** How often it has arrived. */
  times: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface DeadLetters {
  /** Keeps the message with the reason; the same message once, however often it arrives. */
  add(group: string, message: Message, reason: string): Promise<void>;
  /** How many are kept. */
  count(): Promise<number>;
  /** All of them, the oldest first. */
  list(): Promise<DeadLetter[]>;
  /** Forgets one: it has been replayed, or is not wanted. */
  remove(id: string): Promise<void>;
}

/**
 * Messages that a service could not make sense of, in its own database, for an operator to look at.
 * A message is known by what it says: sequences begin anew with a broker that has lost its store.
 */
export function createDeadLetters({
  connection,
  clock,
}: {
  connection: Connection;
  clock: Clock;
}): DeadLetters {
  const schema = new Schema<DeadLetter>(
    {
      _id: { type: String },
      subject: { type: String, required: true },
      sequence: { type: Number, required: true },
      body: String,
      reason: { type: String, required: true },
      times: { type: Number, required: true },
    },
    { timestamps: { currentTime: () => clock.now() }, versionKey: false, collection: 'deadletters' },
  );
  const model = connection.model('DeadLetter', schema);
  return {
    count: () => model.estimatedDocumentCount(),
    list: () => model.find().sort({ createdAt: 1 }).lean<DeadLetter[]>().exec(),
    async remove(id) {
      await model.deleteOne({ _id: id });
    },
    async add(group, { subject, sequence, body }, reason) {
      const digest = createHash('sha256').update(body).digest('hex');
      await model.updateOne(
        { _id: `${group} ${subject} ${digest}` },
        { $setOnInsert: { subject, sequence, body, reason }, $inc: { times: 1 } },
        { upsert: true },
      );
    },
  };
}
