import { type Background, every, type Platform } from '@ticketing/common';
import type { Types } from 'mongoose';
import type { Tickets } from '../models/tickets.js';

interface Dependencies extends Pick<Platform, 'clock' | 'logger'> {
  tickets: Tickets;
}

/** A ticket as it is read for showing. */
type Shown = Awaited<ReturnType<Tickets['findAll']>>[number];

interface Watcher {
  /** Gets the ticket each time that it has changed. */
  changed: (ticket: Shown) => void;
  /** The service stops, and will say no more. */
  ended: () => void;
}

/** Those who watch one ticket, and the version that they know. */
interface Watched {
  version: number;
  watchers: Set<Watcher>;
}

export interface TicketWatch extends Background {
  /** How many watch at this moment. */
  readonly size: number;
  /** Tells the watcher of each version after that one, until the answer is called. */
  watch(id: string, version: number, watcher: Watcher): () => void;
}

/** How old the news of a ticket may be, in milliseconds. */
const INTERVAL = 1_000;

/**
 * Tells visitors of the tickets that they look at. It reads the versions of all of these once a second, whoever has
 * changed them: another instance's write is seen as soon as our own, and the broker need not be there. Nobody watching
 * costs nothing.
 */
export function createTicketWatch({ tickets, clock, logger }: Dependencies): TicketWatch {
  const watched = new Map<string, Watched>();
  let stopLooking: (() => void) | undefined;

  async function look() {
    const versions = await tickets.model.find({ _id: { $in: [...watched.keys()] } }, 'version').lean();
    const newer = versions.filter(({ _id, version }) => version > (roomOf(_id)?.version ?? version));
    if (newer.length === 0) return;
    const news = await tickets.findAll(newer.map(({ _id }) => _id.toHexString()));
    for (const ticket of news) tell(ticket);
  }

  const roomOf = (id: Types.ObjectId) => watched.get(id.toHexString());

  function tell(ticket: Shown) {
    const room = roomOf(ticket._id);
    if (!room) return;
    room.version = ticket.version;
    for (const { changed } of room.watchers) changed(ticket);
  }

  const attempt = () =>
    look().catch((error: unknown) => logger.warn({ err: error }, 'the watched tickets could not be read'));

  function leave(id: string, watcher: Watcher) {
    const room = watched.get(id);
    room?.watchers.delete(watcher);
    if (room?.watchers.size === 0) watched.delete(id);
    if (watched.size > 0) return;
    stopLooking?.();
    stopLooking = undefined;
  }

  return {
    get size() {
      return [...watched.values()].reduce((sum, { watchers }) => sum + watchers.size, 0);
    },
    watch(id, version, watcher) {
      const room = watched.get(id) ?? { version, watchers: new Set() };
      // Its own read may be older than what the others were told last. To hear of a version twice is harmless.
      room.version = Math.min(room.version, version);
      room.watchers.add(watcher);
      watched.set(id, room);
      stopLooking ??= every(clock, INTERVAL, attempt);
      return () => leave(id, watcher);
    },
    async start() {},
    async stop() {
      for (const { watchers } of [...watched.values()]) for (const { ended } of [...watchers]) ended();
    },
  };
}
