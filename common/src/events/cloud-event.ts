import { z } from 'zod';
import { type EventData, eventSchemas, type Subject } from './event-map.js';

const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  time: z.iso.datetime(),
  subject: z.string().min(1),
  datacontenttype: z.literal('application/json').optional(),
  traceparent: z.string().optional(),
  data: z.unknown(),
});

/**
 * An event on the wire: CloudEvents 1.0 in its JSON format, with the distributed tracing extension.
 * `subject` is the id of the aggregate. See https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export interface CloudEvent<S extends Subject = Subject> {
  specversion: '1.0';
  /** Unique to the event; the same again when it is published again. */
  id: string;
  /** The service that published it, as a path: `/tickets`. */
  source: string;
  type: string;
  /** When the change was made, ISO 8601. */
  time: string;
  subject: string;
  datacontenttype?: 'application/json' | undefined;
  traceparent?: string | undefined;
  data: EventData<S>;
}

/** A message that is not an event of its channel: parsing it again can never succeed. */
export class UnreadableEventError extends Error {
  override name = 'UnreadableEventError';
}

/** The CloudEvents `type` of a subject. A change that old consumers cannot read would get a new version here. */
export const eventType = (subject: Subject) => `dev.ticketing.${subject.replace(':', '.')}.v1`;

/**
 * Reads a message of the channel `subject`.
 * @throws {UnreadableEventError} when it is not JSON, not a CloudEvent, of another type, or its data does not fit.
 */
export function decodeEvent<S extends Subject>(subject: S, body: string): CloudEvent<S> {
  const event = read(envelope, parseJson(body));
  if (event.type !== eventType(subject)) {
    throw new UnreadableEventError(`expected ${eventType(subject)}, got ${event.type}`);
  }
  return { ...event, data: read(eventSchemas[subject], event.data) as EventData<S> };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new UnreadableEventError('not JSON', { cause });
  }
}

function read<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new UnreadableEventError(z.prettifyError(result.error), { cause: result.error });
  }
  return result.data;
}
