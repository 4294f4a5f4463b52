import type { Subject } from '../events/event-map.js';
import type { SpanEnd } from '../tracing/tracer.js';

/** As much of an event as its spans say: its id, and that of the aggregate which it tells of. */
interface Told {
  id: string;
  subject: string;
}

// https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/
const messageSpan = (operation: string, type: string, channel: Subject, event: Told) => ({
  name: `${operation} ${channel}`,
  attributes: {
    'messaging.system': 'nats_streaming',
    'messaging.operation.name': operation,
    'messaging.operation.type': type,
    'messaging.destination.name': channel,
    'messaging.message.id': event.id,
    'cloudevents.event_subject': event.subject,
  },
});

/** An event on its way to the broker, as a span. */
export const publishedSpan = (channel: Subject, event: Told): SpanEnd =>
  messageSpan('publish', 'send', channel, event);

/** An event that was handled by a group, with the repetitions and the pauses between them, as a span. */
export function consumedSpan(group: string, channel: Subject, event: Told): SpanEnd {
  const { name, attributes } = messageSpan('process', 'process', channel, event);
  return { name, attributes: { ...attributes, 'messaging.consumer.group.name': group } };
}
