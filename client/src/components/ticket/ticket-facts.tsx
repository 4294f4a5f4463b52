import type { ReactNode } from 'react';
import type { EventFacts } from '@/domain/event';
import { startDay, startTime } from '@/domain/event-time';
import type { Words } from '@/strings/strings';

interface TicketFactsProps {
  ticket: EventFacts & { id: string };
  words: Words;
}

/** When, where and which seat: as much of it as the seller has said. */
export function TicketFacts({ ticket, words: { locale, strings } }: TicketFactsProps) {
  const { startsAt, venue, city, seat } = ticket;
  const texts = strings.ticket;
  return (
    <dl className="grid grid-cols-2 gap-x-6 sm:gap-x-10">
      <Fact term={texts.when}>
        {startsAt ? (
          <time dateTime={startsAt}>
            <strong>{startDay(ticket, locale)}</strong>
            <br />
            {startTime(ticket, locale)}
          </time>
        ) : (
          texts.dateOpen
        )}
      </Fact>
      {(venue || city) && (
        <Fact term={texts.where}>
          <strong>{venue ?? city}</strong>
          {venue && city && (
            <>
              <br />
              {city}
            </>
          )}
        </Fact>
      )}
      {seat && (
        <Fact term={texts.seat}>
          <strong>{seat}</strong>
        </Fact>
      )}
      <Fact term={texts.number}>No. {ticket.id.slice(-6).toUpperCase()}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="border-t border-line py-4">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
