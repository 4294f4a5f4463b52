import type { Metadata } from 'next';
import { serverApi } from '@/api/server';
import type { Ticket, TicketStatus } from '@/api/types';
import { EmptyList } from '@/components/empty-list';
import { Link } from '@/components/link';
import { PageHeading } from '@/components/page-heading';
import { TicketStrip } from '@/components/ticket/ticket-strip';
import { TimeLeft } from '@/components/ticket/time-left';
import { hasBegun } from '@/domain/event';
import { WithdrawForm } from '@/forms/withdraw-form';
import { requireUser } from '@/session/session';
import { getWords } from '@/strings/server';
import type { Words } from '@/strings/strings';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.listings.title,
});

const groups: TicketStatus[] = ['reserved', 'available', 'sold', 'withdrawn'];

export default async function MyListingsPage() {
  await requireUser('/tickets/mine');
  const [api, words] = await Promise.all([serverApi(), getWords()]);
  const tickets = await api.tickets.mine();
  const { home, listings } = words.strings;
  return (
    <>
      <PageHeading title={listings.title} />
      {tickets.length === 0 && (
        <EmptyList text={listings.none} action={{ href: '/tickets/new', label: home.sellOne }} />
      )}
      <div className="grid gap-10">
        {groups.map((status) => (
          <Group key={status} status={status} tickets={tickets} words={words} />
        ))}
      </div>
    </>
  );
}

interface GroupProps {
  status: TicketStatus;
  tickets: Ticket[];
  words: Words;
}

function Group({ status, tickets, words }: GroupProps) {
  const { listings } = words.strings;
  const own = tickets.filter((ticket) => ticket.status === status);
  if (own.length === 0) return null;
  return (
    <section aria-labelledby={status}>
      <h2 id={status} className="mb-3 flex items-baseline gap-2.5 font-semibold">
        {listings.groups[status]}
        <span className="text-sm font-normal text-muted tabular-nums">{own.length}</span>
      </h2>
      <ul className="grid gap-3">
        {own.map((ticket) => (
          <TicketStrip
            key={ticket.id}
            href={`/tickets/${ticket.id}`}
            ticket={ticket}
            words={words}
            heading="h3"
            spent={status === 'withdrawn'}
            note={noteOf(ticket, words)}
            actions={status === 'available' && <Actions ticket={ticket} words={words} />}
          />
        ))}
      </ul>
    </section>
  );
}

function Actions({ ticket: { id, title }, words: { strings } }: { ticket: Ticket; words: Words }) {
  const { edit, withdraw } = strings.ticket;
  return (
    <>
      <Link href={`/tickets/${id}/edit`} aria-label={`${edit}: ${title}`} className="link py-1">
        {edit}
      </Link>
      <WithdrawForm ticketId={id} label={`${withdraw}: ${title}`} className="link py-1" />
    </>
  );
}

/** What the heading of its group does not say. */
function noteOf(ticket: Ticket, { strings }: Words) {
  const { status, reservedUntil } = ticket;
  if (reservedUntil) {
    return (
      <span className="badge" data-tone="stock">
        <TimeLeft until={reservedUntil} renderedAt={Date.now()} />
      </span>
    );
  }
  if (status !== 'available' || !hasBegun(ticket, Date.now())) return undefined;
  return (
    <span className="badge" data-tone="bad">
      {strings.listings.over}
    </span>
  );
}
