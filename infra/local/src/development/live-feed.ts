import { decodeEvent, type Subject } from '@ticketing/common';
import type { HandlingLine } from './log-tail.js';

/** One thing for the page of live events. */
export type News =
  | { kind: 'state'; connected: boolean }
  | {
      kind: 'told';
      id: string;
      subject: Subject;
      source: string;
      time: string;
      traceId: string | undefined;
      data: unknown;
    }
  | { kind: 'handled' | 'failed' | 'put-aside'; id: string; service: string; time: string };

/** How much somebody who comes later is shown first. */
const KEPT = 300;

/** What flows between the services, for as many as watch, who may come and go. */
export function createLiveFeed() {
  const kept: News[] = [];
  const known = new Set<string>();
  const watchers = new Set<(news: News) => void>();
  let connected = false;

  function give(news: News): void {
    if (news.kind !== 'state') {
      kept.push(news);
      if (kept.length > KEPT) kept.shift();
    }
    for (const watcher of watchers) watcher(news);
  }

  return {
    /** A message of the broker's. One that is no event is shown by whoever puts it aside. */
    message(subject: Subject, body: string): void {
      const event = eventOf(subject, body);
      // An outbox may publish twice.
      if (!event || known.has(event.id)) return;
      known.add(event.id);
      if (known.size > 10 * KEPT) known.delete(known.values().next().value as string);
      const { id, source, time, traceparent, data } = event;
      const traceId = traceparent?.split('-')[1];
      give({ kind: 'told', id, subject, source: source.slice(1), time, traceId, data });
    },
    /** What a service has logged of an event. */
    handling: ({ eventId, service, time, outcome }: HandlingLine): void =>
      give({ kind: outcome, id: eventId, service, time }),
    state(now: boolean): void {
      connected = now;
      give({ kind: 'state', connected });
    },
    /** Calls `watcher` with what is known and then with all that comes. Returns what ends it. */
    watch(watcher: (news: News) => void): () => void {
      watcher({ kind: 'state', connected });
      for (const news of kept) watcher(news);
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

export type LiveFeed = ReturnType<typeof createLiveFeed>;

function eventOf(subject: Subject, body: string) {
  try {
    return decodeEvent(subject, body);
  } catch {
    return undefined;
  }
}
