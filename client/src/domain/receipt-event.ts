import type { Order, Ticket } from '@/api/types';
import type { Words } from '@/strings/strings';
import { type EventFacts, placeOf } from './event';
import { startDay, startTime } from './event-time';
import { known, type Line } from './receipt-line';

type EventTicket = EventFacts & Partial<Pick<Ticket, 'seller' | 'orderId'>>;

/**
 * What a receipt says of the event, and of who sells, as far as tickets answers and the seller has said it. A ticket
 * that came back on sale may be changed: then nobody knows any more what was bought.
 */
export function eventLines(
  order: Pick<Order, 'id' | 'status'>,
  ticket: EventTicket | undefined,
  words: Words,
): Line[] {
  if (!ticket || (order.status === 'cancelled' && ticket.orderId !== order.id)) return [];
  const { locale, strings } = words;
  const terms = strings.order.receipt;
  const start = [startDay(ticket, locale), startTime(ticket, locale)].filter(Boolean).join(', ');
  return known([
    [terms.when, start],
    [terms.where, placeOf(ticket)],
    [terms.seat, ticket.seat],
    [terms.soldBy, ticket.seller?.name],
  ]);
}
