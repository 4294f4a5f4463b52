import { CURRENCY, type RefusalReason, type TicketStatus } from '@ticketing/common';
import type { EventDetails } from './event-details.js';

/** What a seller says of a ticket. `price` is in cents. */
export interface Listing extends EventDetails {
  title: string;
  price: number;
}

/**
 * A ticket as the rules see it. `orderId` names the order that locks it or has bought it; `reservedUntil` is when the
 * time to pay of that order runs out. It decides nothing here: the lock ends when orders says so.
 */
export interface Ticket extends Listing {
  currency: string;
  userId: string;
  status: TicketStatus;
  orderId?: string | undefined;
  reservedUntil?: Date | undefined;
}

/** What a rule decides: the ticket afterwards, nothing to do, or a refusal with its reason. */
export type Decision<Reason extends string> =
  | { kind: 'changed'; ticket: Ticket }
  | { kind: 'unchanged' }
  | { kind: 'refused'; reason: Reason };

const unchanged = { kind: 'unchanged' } as const;
const changed = (ticket: Ticket) => ({ kind: 'changed', ticket }) as const;
const refused = <Reason extends string>(reason: Reason) => ({ kind: 'refused', reason }) as const;

export const listed = (userId: string, listing: Listing): Ticket => ({
  ...listing,
  currency: CURRENCY,
  userId,
  status: 'available',
});

/**
 * A seller changes what is sold, which nobody may do while a buyer pays for what was seen. A detail that is left out
 * stays as it is; one that is undefined is removed.
 */
export function edit(ticket: Ticket, listing: Listing): Decision<TicketStatus> {
  if (ticket.status !== 'available') return refused(ticket.status);
  return changed({ ...ticket, ...listing });
}

/** A seller takes the ticket from sale. */
export function withdraw(ticket: Ticket): Decision<TicketStatus> {
  if (ticket.status === 'withdrawn') return unchanged;
  if (ticket.status !== 'available') return refused(ticket.status);
  return changed({ ...ticket, status: 'withdrawn' });
}

/** An order as it asks for a ticket. `price` is in cents. */
interface LockRequest {
  id: string;
  price: number;
  expiresAt: Date;
}

/** An order takes the lock: only of a ticket that is on sale, and only at the price that its buyer saw. */
export function reserve(ticket: Ticket, order: LockRequest): Decision<RefusalReason> {
  if (ticket.orderId === order.id) {
    // The log does not tell until when, so a ticket that was put back from it is told by its order.
    const knows = ticket.status !== 'reserved' || ticket.reservedUntil !== undefined;
    return knows ? unchanged : changed({ ...ticket, reservedUntil: order.expiresAt });
  }
  if (ticket.status === 'withdrawn') return refused('withdrawn');
  if (ticket.status !== 'available') return refused('already-taken');
  if (ticket.price !== order.price) return refused('price-changed');
  return changed({ ...ticket, status: 'reserved', orderId: order.id, reservedUntil: order.expiresAt });
}

/** An order lets go of its own lock. A late cancellation never frees another buyer's. */
export function release(ticket: Ticket, orderId: string): Decision<never> {
  if (ticket.status !== 'reserved' || ticket.orderId !== orderId) return unchanged;
  return changed({ ...ticket, status: 'available', orderId: undefined, reservedUntil: undefined });
}

/**
 * The order is complete, of which a ticket has one at most. It had the lock; where that is not here, an older backup has
 * put the ticket back to before it, and what it shows instead is over.
 */
export function sell(ticket: Ticket, orderId: string): Decision<'sold-to-another'> {
  if (ticket.status === 'sold') return ticket.orderId === orderId ? unchanged : refused('sold-to-another');
  return changed({ ...ticket, status: 'sold', orderId, reservedUntil: undefined });
}
