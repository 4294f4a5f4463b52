import type { ReactNode } from 'react';
import type { Ticket } from '@/api/types';
import { formatMonth } from '@/domain/dates';
import { startDay, startTime } from '@/domain/event-time';
import { fill, type Words } from '@/strings/strings';

interface TicketFactsProps {
  ticket: Ticket;
  words: Words;
}

/** When, where and which seat, as much of it as the seller has said; and who that is. */
export function TicketFacts({ ticket, words: { locale, strings } }: TicketFactsProps) {
  const { startsAt, venue, city, seat, seller } = ticket;
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
      {seller && (
        <Fact term={texts.soldBy}>
          <strong>{seller.name ?? texts.unnamed}</strong>
          <br />
          {fill(texts.sellingSince, { month: formatMonth(seller.since, locale) })}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="border-t border-line py-4 last:odd:col-span-2">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
