import { type EventFacts, placeOf } from '@/domain/event';
import { shortStart } from '@/domain/event-time';
import type { Words } from '@/strings/strings';

/** When, where and which seat, in one line, for screens on which all that is known of it comes after the price. */
export function EventLine({ ticket, words: { locale, strings } }: { ticket: EventFacts; words: Words }) {
  const facts = [
    shortStart(ticket, locale, Date.now()) ?? strings.ticket.dateOpen,
    placeOf(ticket),
    ticket.seat,
  ];
  return <p className="text-muted [overflow-wrap:anywhere] lg:hidden">{facts.filter(Boolean).join(' · ')}</p>;
}
