import type { CloudEvent } from '../events/cloud-event.js';
import type { Subject } from '../events/event-map.js';

/** What a service does on an event. It may run twice for the same event, and in any order with others. */
export type EventHandler<S extends Subject> = (event: CloudEvent<S>) => Promise<void>;

/** A service's subscriptions: what it does on each subject that it consumes. */
export type Subscriptions = { [S in Subject]?: EventHandler<S> };

/** The event is well-formed but can never be applied; it belongs with the dead letters. */
export class UnprocessableEventError extends Error {
  override name = 'UnprocessableEventError';
}
