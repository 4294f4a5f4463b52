import type { CancelReason, OrderStatus, TicketStatus } from '@ticketing/common';

/**
 * An order as the rules see it, with the ticket as its buyer saw it: `price` in cents. Orders from before sellers were
 * noted have no `sellerId`.
 */
export interface Order {
  userId: string;
  ticket: { id: string; title: string; price: number; currency: string; sellerId?: string | undefined };
  status: OrderStatus;
  reason?: CancelReason | undefined;
  expiresAt: Date;
}

/** A ticket as our copy shows it, which may be a moment old. `userId` is its seller. */
export interface Offer {
  id: string;
  title: string;
  price: number;
  currency: string;
  userId: string;
  status: TicketStatus;
  /** When its event begins, if that is known. */
  startsAt?: Date | undefined;
}

/** What a rule decides: the order afterwards, nothing to do, or a refusal with its reason. */
export type Decision<Reason extends string = never> =
  | { kind: 'changed'; order: Order }
  | { kind: 'unchanged' }
  | { kind: 'refused'; reason: Reason };

export const unchanged = { kind: 'unchanged' } as const;
const changed = (order: Order) => ({ kind: 'changed', order }) as const;
const refused = <Reason extends string>(reason: Reason) => ({ kind: 'refused', reason }) as const;
const cancelled = (order: Order, reason: CancelReason) => changed({ ...order, status: 'cancelled', reason });

/** An order that holds its ticket: at most one of a ticket at a time. */
export const holdingStatuses = ['created', 'awaiting:payment', 'complete'] as const;

/** An order that is not over yet. */
export const openStatuses = ['created', 'awaiting:payment'] as const;

export const isOpen = ({ status }: Order) => openStatuses.some((open) => open === status);

/**
 * A buyer asks for a ticket. The copy may be a moment old: whether the ticket really is free is decided by the
 * unique index among buyers, and then by tickets, which owns it.
 */
export function place(
  offer: Offer,
  userId: string,
  now: Date,
  reservationSeconds: number,
): Decision<'own-ticket' | 'withdrawn' | 'begun' | 'taken'> {
  if (offer.userId === userId) return refused('own-ticket');
  if (offer.status === 'withdrawn') return refused('withdrawn');
  if (offer.startsAt && offer.startsAt <= now) return refused('begun');
  if (offer.status !== 'available') return refused('taken');
  const { id, title, price, currency, userId: sellerId } = offer;
  const expiresAt = new Date(now.getTime() + reservationSeconds * 1000);
  return changed({ userId, ticket: { id, title, price, currency, sellerId }, status: 'created', expiresAt });
}

/** The ticket is locked for this order, so that it may be paid. */
export function awaitPayment(order: Order): Decision {
  if (order.status !== 'created') return unchanged;
  return changed({ ...order, status: 'awaiting:payment' });
}

/**
 * Tickets could not give the lock. That is an answer to `created` alone: an order that awaits payment holds the
 * lock until it is over, so that a refusal which reaches it is an echo of a request from before.
 */
export function refuse(order: Order): Decision {
  return order.status === 'created' ? cancelled(order, 'refused') : unchanged;
}

/**
 * The buyer has paid. Money is taken only after we announced `awaiting:payment`, so an order that is `created` here
 * has been put back by an older backup: the money says that it had the lock, and it is complete all the same.
 * A payment for a cancelled order changes nothing: payments refunds it by itself.
 */
export function complete(order: Order): Decision {
  return isOpen(order) ? changed({ ...order, status: 'complete' }) : unchanged;
}

/** No further attempt to pay will be made. */
export function failPayment(order: Order): Decision {
  return isOpen(order) ? cancelled(order, 'payment-failed') : unchanged;
}

/** The buyer does not want the ticket any more. */
export function cancelByBuyer(order: Order): Decision<'complete'> {
  if (order.status === 'complete') return refused('complete');
  return isOpen(order) ? cancelled(order, 'cancelled-by-buyer') : unchanged;
}

/** Time may be up, which our own clock decides, whoever says so. */
export function expire(order: Order, now: Date): Decision<'not-due'> {
  if (!isOpen(order)) return unchanged;
  return now < order.expiresAt ? refused('not-due') : cancelled(order, 'expired');
}
