import { type HydratedDocument, Schema } from 'mongoose';
import { type CloudEvent, eventType } from '../events/cloud-event.js';
import type { EventData, Subject } from '../events/event-map.js';
import { newId } from '../mongo/new-id.js';
import { currentTraceparent } from '../process/trace-context.js';

/** An event that is saved with the change it tells of, and is removed once the broker has acknowledged it. */
export interface OutboxEntry {
  id: string;
  type: Subject;
  time: string;
  traceparent?: string | undefined;
  data: EventData;
}

/** What an aggregate's document has besides its own fields. */
export interface WithOutbox {
  version: number;
  outbox: OutboxEntry[];
}

/** A document with an outbox, whatever its id is. */
export type Aggregate = HydratedDocument<WithOutbox & { _id: unknown }>;

/**
 * Adds the field, and the index by which the relay finds what a crash left behind. Its entries are plain objects: as
 * documents within the document, which nobody needs, they took more than half of a save.
 */
export function outboxField(schema: Schema): void {
  schema.add({ outbox: { type: [Schema.Types.Mixed], default: [] } });
  schema.index({ 'outbox.time': 1 }, { partialFilterExpression: { 'outbox.time': { $exists: true } } });
}

/**
 * Puts an event into the aggregate's outbox: the next save() writes both in one atomic operation.
 * The event's version is the one that this save will give the document.
 */
export function record<S extends Subject>(
  document: Aggregate,
  subject: S,
  state: Omit<EventData<S>, 'version'>,
  time: Date,
): void {
  const version = document.isNew ? 0 : document.version + 1;
  const entry: OutboxEntry = {
    id: newId(),
    type: subject,
    time: time.toISOString(),
    traceparent: currentTraceparent(),
    data: withoutUndefined({ ...state, version }) as EventData<S>,
  };
  document.outbox.push(entry);
  document.$locals.recorded = [...recordedIn(document), entry];
}

/** What JSON leaves out, and the database would keep as null, for the sweep to tell of. */
function withoutUndefined(value: object): object {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    fields.map(([name, field]) => [name, isPlain(field) ? withoutUndefined(field) : field]),
  );
}

const isPlain = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;

/** The event as `service` publishes it. */
export const toCloudEvent = (service: string, entry: OutboxEntry): CloudEvent => ({
  specversion: '1.0',
  id: entry.id,
  source: `/${service}`,
  type: eventType(entry.type),
  time: entry.time,
  subject: entry.data.id,
  datacontenttype: 'application/json',
  traceparent: entry.traceparent,
  data: entry.data,
});

/** The entries that this save has added. Older ones that the document holds are under way or left to the sweep. */
export function takeRecorded(document: Aggregate): OutboxEntry[] {
  const entries = recordedIn(document);
  document.$locals.recorded = [];
  return entries;
}

const recordedIn = (document: Aggregate) => (document.$locals.recorded ?? []) as OutboxEntry[];
