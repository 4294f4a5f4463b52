import { decodeEvent } from '../events/cloud-event.js';
import type { Subject } from '../events/event-map.js';
import { continueTrace, runInTrace } from '../process/trace-context.js';
import type { Message } from './event-bus.js';
import { type EventHandler, type Subscriptions, UnprocessableEventError } from './handle-event.js';

/**
 * Does on a message what the service does on it, within its sender's trace, for an operator who replays it.
 * @throws {UnreadableEventError} when it is no event of its channel, {UnprocessableEventError} when it can never be
 * applied or nobody here hears its channel, and whatever else the handler meets.
 */
export async function handleOnce(
  subscriptions: Subscriptions,
  { subject, body }: Pick<Message, 'subject' | 'body'>,
): Promise<void> {
  const handler = subscriptions[subject] as EventHandler<Subject> | undefined;
  if (!handler) throw new UnprocessableEventError(`nothing is done here on ${subject}`);
  const event = decodeEvent(subject, body);
  await runInTrace(continueTrace(event.traceparent), () => handler(event));
}
