import type { Ticket } from '@/api/types';
import { Link } from '@/components/link';
import { PendingPage } from '@/components/pending/pending-page';
import { PendingHint } from '@/components/pending-hint';
import { shortStart } from '@/domain/event-time';
import { formatDollars } from '@/domain/money';
import type { Words } from '@/strings/strings';
import { FacePrice } from './face-price';
import { Poster } from './poster';
import { TicketPlace } from './ticket-place';

interface TicketTileProps {
  ticket: Ticket;
  words: Words;
  /** It is seen as soon as the page is: its picture does not wait. */
  eager?: boolean;
}

/** A ticket in a list: all of it leads to its page. */
export function TicketTile({ ticket, words, eager = false }: TicketTileProps) {
  const { locale, strings } = words;
  return (
    <li className="min-w-0">
      <article className="ticket ticket-tall">
        <div className="ticket-art">
          <Poster ticket={ticket} eager={eager} />
        </div>
        <div className="ticket-words">
          <p className="text-xs font-semibold text-muted">
            {shortStart(ticket, locale, Date.now()) ?? strings.ticket.dateOpen}
          </p>
          <h3 className="display line-clamp-3 text-lg">
            <Link
              href={`/tickets/${ticket.id}`}
              className="after:absolute after:inset-0 group-hover:underline"
            >
              {ticket.title}
              <PendingHint />
              <PendingPage like="ticket" />
            </Link>
          </h3>
          <TicketPlace ticket={ticket} />
          <p className="mt-auto flex flex-wrap items-center gap-x-2.5 gap-y-1 pt-2">
            <span className="display text-lg tabular-nums">{formatDollars(ticket.price, locale)}</span>
            <FacePrice ticket={ticket} words={words} />
          </p>
        </div>
      </article>
    </li>
  );
}
