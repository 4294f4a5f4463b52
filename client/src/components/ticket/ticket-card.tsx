import type { ReactNode } from 'react';
import { formatDollars } from '@/domain/money';

interface TicketCardProps {
  ticket: { id: string; title: string; price: number };
  /** A heading of the page or a part of it. */
  heading: 'h1' | 'h2';
  /** Beside the price, on the stub. */
  note: string;
  /** Under the title. */
  children?: ReactNode;
  /** It cannot be bought any more. */
  spent?: boolean;
}

/** Titles beyond this many characters are set smaller. */
const LONG_TITLE = 60;

/** The ticket as a printed thing. */
export function TicketCard({ ticket, heading: Heading, note, children, spent = false }: TicketCardProps) {
  const size = ticket.title.length > LONG_TITLE ? 'text-xl' : 'text-ticket';
  return (
    <div className="ticket-frame">
      <article className="ticket" data-spent={spent || undefined}>
        <div className="ticket-body">
          <Heading className={`display ${size}`}>{ticket.title}</Heading>
          <div className="flex flex-wrap justify-between gap-x-6 text-sm">
            {children}
            <p>No. {ticket.id.slice(-6).toUpperCase()}</p>
          </div>
        </div>
        <div className="ticket-stub">
          <p className="display text-xl">{formatDollars(ticket.price)}</p>
          <p className="text-sm font-semibold">{note}</p>
        </div>
      </article>
    </div>
  );
}
