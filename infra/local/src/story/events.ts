import { type CloudEvent, decodeEvent, type EventData, type Subject } from '@ticketing/common';
import { dollars, isPlace, type Moment } from './moment.js';

/** An event with the channel that it came by. */
export interface Told<S extends Subject = Subject> {
  subject: S;
  event: CloudEvent<S>;
}

/** The channels on which something of an order may be told: its own first, as by them the others are known. */
export const orderChannels = [
  'order:created',
  'order:awaiting-payment',
  'order:completed',
  'order:cancelled',
] as const satisfies Subject[];
export const otherChannels = [
  'ticket:updated',
  'ticket:reservation-refused',
  'expiration:complete',
  'payment:created',
  'payment:failed',
  'payment:refunded',
] as const satisfies Subject[];

export const traceOf = ({ event }: Told): string | undefined => event.traceparent?.split('-')[1];

/** What a message tells of the order. Of its ticket, also what was caused by one of these traces, as an unlock is. */
export function toldOf(
  orderId: string,
  subject: Subject,
  body: string,
  traces: Set<string | undefined> = new Set(),
): Told | undefined {
  // Reading each message of a long log with its schema would take minutes.
  const isNamed = body.includes(orderId);
  if (!isNamed && ![...traces].some((trace) => trace && body.includes(trace))) return undefined;
  const told = readEvent(subject, body);
  if (!told) return undefined;
  const { data } = told.event;
  const isOfOrder =
    data.id === orderId ||
    ('orderId' in data && data.orderId === orderId) ||
    ('refusedOrderId' in data && data.refusedOrderId === orderId);
  return isOfOrder || (subject === 'ticket:updated' && traces.has(traceOf(told))) ? told : undefined;
}

/** Undefined for what is no event of its channel: whoever it was for has put it aside. */
function readEvent(subject: Subject, body: string): Told | undefined {
  try {
    return { subject, event: decodeEvent(subject, body) };
  } catch {
    return undefined;
  }
}

/** An event may have been published twice. */
export const distinct = (all: Told[]): Told[] => [
  ...new Map(all.map((told) => [told.event.id, told])).values(),
];

/** When a change was made, and what its event says. */
export function momentOf({ subject, event }: Told): Moment {
  const source = event.source.slice(1);
  return {
    at: new Date(event.time),
    place: isPlace(source) ? source : 'orders',
    what: `${subject} v${event.data.version}${detailOf(event.data)}`,
    isFault: subject === 'payment:failed',
  };
}

/** What an aggregate's state adds to the name of its event. */
function detailOf(data: EventData): string {
  if ('refusedOrderId' in data) return `, ${data.reason}`;
  if ('expiresAt' in data && 'reason' in data && data.reason) return `, ${data.reason}`;
  if ('amount' in data) return `, ${dollars(data.amount)}${data.refund ? `, ${data.refund.reason}` : ''}`;
  return 'title' in data ? `, ${data.status}` : '';
}
