import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { PendingPage } from '@/components/pending/pending-page';
import { PendingHint } from '@/components/pending-hint';
import { type EventFacts, placeOf } from '@/domain/event';
import { shortStart } from '@/domain/event-time';
import { formatDollars } from '@/domain/money';
import type { Words } from '@/strings/strings';
import { Poster } from './poster';

interface TicketStripProps {
  ticket: Omit<EventFacts, 'facePrice'> & { id: string; price: number };
  href: string;
  words: Words;
  heading: 'h2' | 'h3';
  /** What became of it, or what is to be done. */
  note?: ReactNode;
  /** What can be done with it right here. */
  actions?: ReactNode;
  /** Neither to be had nor to be sold any more. */
  spent?: boolean;
}

/** A ticket in a list of one's own: all of it is a link. */
export function TicketStrip({
  ticket,
  href,
  words,
  heading: Heading,
  note,
  actions,
  spent = false,
}: TicketStripProps) {
  const facts = [shortStart(ticket, words.locale, Date.now()), placeOf(ticket)].filter(Boolean).join(' · ');
  return (
    <li className="min-w-0">
      <article className="ticket ticket-strip" data-spent={spent || undefined}>
        <div className="ticket-art">
          <Poster ticket={ticket} />
        </div>
        <div className="ticket-words sm:grid sm:grid-cols-[minmax(0,1fr)_auto] sm:content-center sm:gap-x-6">
          <Heading className="display line-clamp-2 text-lg">
            <Link href={href} className="after:absolute after:inset-0">
              {ticket.title}
              <PendingHint />
              <PendingPage like={href.startsWith('/orders/') ? 'order' : 'ticket'} />
            </Link>
          </Heading>
          <p className="display text-lg tabular-nums sm:text-right">
            {formatDollars(ticket.price, words.locale)}
          </p>
          <p className="line-clamp-2 text-xs text-muted sm:self-center">{facts}</p>
          {note && <div className="sm:justify-self-end">{note}</div>}
          {actions && <div className="relative flex gap-5 text-sm sm:col-span-full">{actions}</div>}
        </div>
      </article>
    </li>
  );
}
