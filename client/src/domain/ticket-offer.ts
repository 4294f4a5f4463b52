import type { Ticket } from '@/api/types';
import { hasBegun } from './event';

/** Whether a ticket can be bought: now, maybe later, or never again. */
export type Offer = 'open' | 'held' | 'gone';

export function offerOf(ticket: Pick<Ticket, 'status' | 'startsAt'>, now: number): Offer {
  if (hasBegun(ticket, now) || ticket.status === 'sold' || ticket.status === 'withdrawn') return 'gone';
  return ticket.status === 'available' ? 'open' : 'held';
}
