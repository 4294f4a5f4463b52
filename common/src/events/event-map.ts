import type { z } from 'zod';
import { timerState } from './expiration-events.js';
import { orderState } from './order-events.js';
import { chargeState } from './payment-events.js';
import { sessionEnd } from './session-events.js';
import { reservationRefusal, ticketState } from './ticket-events.js';
import { userDeletion, userState } from './user-events.js';

/** Every event of the marketplace: its subject and the schema of the state that it carries. */
export const eventSchemas = {
  'user:created': userState,
  'user:updated': userState,
  'user:deleted': userDeletion,
  'session:ended': sessionEnd,
  'ticket:created': ticketState,
  'ticket:updated': ticketState,
  'ticket:reservation-refused': reservationRefusal,
  'order:created': orderState,
  'order:awaiting-payment': orderState,
  'order:cancelled': orderState,
  'order:completed': orderState,
  'expiration:complete': timerState,
  'payment:created': chargeState,
  'payment:failed': chargeState,
  'payment:refunded': chargeState,
} as const;

export type Subject = keyof typeof eventSchemas;

/** What an event of that subject carries. */
export type EventData<S extends Subject = Subject> = z.infer<(typeof eventSchemas)[S]>;

export const subjects = Object.keys(eventSchemas) as Subject[];
