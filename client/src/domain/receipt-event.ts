import type { Ticket } from '@/api/types';
import type { Words } from '@/strings/strings';
import { type EventFacts, placeOf } from './event';
import { startDay, startTime } from './event-time';
import { known, type Line } from './receipt-line';

/** What a receipt says of the event, and of who sells, as far as tickets answers and the seller has said it. */
export function eventLines(ticket: EventFacts & Partial<Pick<Ticket, 'seller'>>, words: Words): Line[] {
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
