import type { Ticket } from '@/api/types';
import { Link } from '@/components/link';
import { PendingPage } from '@/components/pending/pending-page';
import { formatDay } from '@/domain/dates';
import { fill, type Words } from '@/strings/strings';

/** The way back to all tickets, and since when this one is among them. */
export function ListingFooter({ ticket, words: { locale, strings } }: { ticket: Ticket; words: Words }) {
  return (
    <p className="flex flex-wrap justify-between gap-x-6 text-sm text-muted">
      <Link href="/" className="link">
        {strings.ticket.all}
        <PendingPage like="home" />
      </Link>
      <time dateTime={ticket.createdAt}>
        {fill(strings.ticket.listed, { day: formatDay(ticket.createdAt, locale) })}
      </time>
    </p>
  );
}
