import type { Ticket } from '@/api/types';
import type { Words } from '@/strings/strings';
import { EventLine } from './event-line';
import { Poster } from './poster';

/** Titles beyond this many characters are set smaller. */
const LONG_TITLE = 60;

interface TicketHeadingProps {
  ticket: Ticket;
  /** This visitor can neither buy it nor has it. */
  spent: boolean;
  words: Words;
}

/** What the ticket is for. */
export function TicketHeading({ ticket, spent, words }: TicketHeadingProps) {
  const { title } = ticket;
  return (
    <header className="grid gap-5">
      <div className="ticket-hero" data-spent={spent || undefined}>
        <Poster ticket={ticket} eager />
      </div>
      <div className="grid gap-3">
        <h1 className={`display ${title.length > LONG_TITLE ? 'text-xl' : 'text-title'}`}>{title}</h1>
        <EventLine ticket={ticket} words={words} />
      </div>
    </header>
  );
}
