import type { HydratedDocument, Model } from 'mongoose';
import type { Subject } from '../events/event-map.js';
import { retryOnConflict } from '../mongo/optimistic-concurrency.js';
import type { Platform } from '../process/platform.js';
import type { WithOutbox } from './outbox-entry.js';
import { type ReadLog, type Recall, recallFrom } from './recall.js';

export interface RepublishOptions {
  /** The id after which to go on: that of the last batch of a run that was cut short. */
  after?: string | undefined;
  /** The event log, for a database that was put back to an earlier time, while its service is stopped. */
  restoredBeside?: ReadLog | undefined;
  /** Looked at between batches. */
  signal?: AbortSignal;
}

/** Tells of every aggregate again. Resolves to how many were told of. */
export type Republish = (options?: RepublishOptions) => Promise<number>;

export interface RepublishParts<T extends WithOutbox, S extends Subject> {
  model: Model<T>;
  /** Records the events by which others know the aggregate as it is now; none where they need none. */
  tell: (document: HydratedDocument<T>) => void | Promise<void>;
  /** How aggregates are brought up to date by what the service has told before; absent where that is not enough. */
  recall?: Recall<S>;
}

/** Aggregates that are told of at the same time, so that memory is bounded and the service has room to work. */
const BATCH = 100;

/**
 * Rebuilds what others know of a service, after the log or one of their databases was lost: the present state of each
 * aggregate goes into its outbox once more, from where the running service publishes it as any other change. Its
 * version rises by one, so that every consumer takes it as newer, and a change that the service makes at the same time
 * is neither lost nor undone.
 *
 * A database that was put back first catches up with what the service had told by then. Whatever else others have heard,
 * or will find in the log, is made old: versions go on from the present time in milliseconds, faster than which no
 * aggregate changes.
 * @throws when the database fails for longer than the driver waits; what was told of by then stays told.
 */
export function createRepublish<T extends WithOutbox, S extends Subject>(
  { logger, clock }: Pick<Platform, 'logger' | 'clock'>,
  { model, tell, recall }: RepublishParts<T, S>,
): Republish {
  const aggregates = model as unknown as Model<WithOutbox>;

  async function catchUp(log: ReadLog, signal?: AbortSignal) {
    const recalled = recall ? await recallFrom(log, recall, signal) : 0;
    const version = clock.now().getTime();
    await aggregates.updateMany({ version: { $lt: version } }, { version }, { timestamps: false });
    logger.info({ recalled, version }, 'caught up with what was told before');
  }

  const tellOf = (id: unknown) =>
    retryOnConflict(async () => {
      const document = await aggregates.findById(id);
      if (!document) return 0;
      await tell(document as unknown as HydratedDocument<T>);
      if (!document.isModified()) return 0;
      // Nothing has changed that a client should see as changed.
      await document.save({ timestamps: false });
      return 1;
    });

  return async ({ after, restoredBeside, signal } = {}) => {
    if (restoredBeside !== undefined) await catchUp(restoredBeside, signal);
    let told = 0;
    for (let place: unknown = after; !signal?.aborted; ) {
      const rest = place === undefined ? {} : { _id: { $gt: place } };
      const ids = await aggregates.find(rest, '_id').sort({ _id: 1 }).limit(BATCH).lean();
      if (ids.length === 0) break;
      const counts = await Promise.all(ids.map(({ _id }) => tellOf(_id)));
      told += counts.reduce((sum: number, count) => sum + count, 0);
      place = ids.at(-1)?._id;
      logger.info({ told, after: String(place) }, 'told again so far');
    }
    return told;
  };
}
