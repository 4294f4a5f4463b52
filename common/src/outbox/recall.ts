import { type Model, Types } from 'mongoose';
import { type CloudEvent, decodeEvent, UnreadableEventError } from '../events/cloud-event.js';
import type { Subject } from '../events/event-map.js';
import { isDuplicateKey } from '../mongo/errors.js';
import { inBatches } from '../process/in-batches.js';
import type { WithOutbox } from './outbox-entry.js';

/** What a service does with what it once told, when its database has been put back to an earlier time. */
export interface Recall<S extends Subject = Subject> {
  /** What it tells, in the order in which it wants to hear it. */
  subjects: readonly S[];
  /** Takes over an event of which the database may know already, or know newer. */
  take: (event: CloudEvent<S>) => Promise<void>;
}

/** Events that are taken over at the same time. */
const BATCH = 100;

/** The bodies of a channel's messages, oldest first. */
export type ReadLog = (subject: Subject) => AsyncIterable<string>;

/**
 * Reads the service's own events from the log. Resolves to how many there were; what is no event is left out.
 * @throws the signal's reason once it is aborted.
 */
export async function recallFrom<S extends Subject>(
  read: ReadLog,
  { subjects, take }: Recall<S>,
  signal?: AbortSignal,
): Promise<number> {
  let count = 0;
  for (const subject of subjects) {
    for await (const bodies of inBatches(read(subject), BATCH)) {
      signal?.throwIfAborted();
      const events = bodies.flatMap((body) => readable(subject, body));
      await Promise.all(events.map(take));
      count += events.length;
    }
  }
  return count;
}

function readable<S extends Subject>(subject: S, body: string): CloudEvent<S>[] {
  try {
    return [decodeEvent(subject, body)];
  } catch (error) {
    if (error instanceof UnreadableEventError) return [];
    throw error;
  }
}

/**
 * Brings an aggregate to the state that an event carries, if that is newer, and leaves what events do not carry as it is.
 * A field of that state that is undefined is removed.
 */
export async function recallAggregate<T extends WithOutbox>(
  model: Model<T>,
  { data: { id, version }, time }: Pick<CloudEvent, 'data' | 'time'>,
  state: object,
): Promise<void> {
  const aggregates = model as unknown as Model<WithOutbox>;
  const fields = Object.entries(state);
  const change = {
    $set: {
      ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
      version,
      updatedAt: time,
    },
    $unset: Object.fromEntries(fields.filter(([, value]) => value === undefined).map(([name]) => [name, 1])),
    $setOnInsert: { outbox: [], createdAt: new Types.ObjectId(id).getTimestamp() },
  };
  const apply = (upsert: boolean) =>
    aggregates.updateOne({ _id: id, version: { $lt: version } }, change, { upsert, timestamps: false });
  try {
    await apply(true);
  } catch (error) {
    if (!isDuplicateKey(error, '_id')) throw error;
    // It is there: as new or newer, or it is older and came between the look and the insert.
    await apply(false);
  }
}
