import type { TicketPage, TicketQuery } from '@/api/types';
import { EmptyList } from '@/components/empty-list';
import { TicketTile } from '@/components/ticket/ticket-tile';
import { isNarrowed, searchHref } from '@/domain/ticket-search';
import type { Words } from '@/strings/strings';
import { LoadMore } from './load-more';

/** The first row is seen at once; the pictures of the others can wait until they are scrolled to. */
const SEEN_AT_ONCE = 4;

interface TicketListProps {
  page: TicketPage;
  query: TicketQuery;
  words: Words;
}

export function TicketList({ page: { tickets, nextCursor }, query, words }: TicketListProps) {
  const { home } = words.strings;
  if (tickets.length === 0) {
    return isNarrowed(query) ? (
      <EmptyList text={home.nothingFound} action={{ href: '/', label: home.showAll }} />
    ) : (
      <EmptyList text={home.nothingOnSale} action={{ href: '/tickets/new', label: home.sellOne }} />
    );
  }
  return (
    <LoadMore key={searchHref({ ...query, cursor: nextCursor })} query={query} nextCursor={nextCursor}>
      {tickets.map((ticket, index) => (
        <TicketTile key={ticket.id} ticket={ticket} words={words} eager={index < SEEN_AT_ONCE} />
      ))}
    </LoadMore>
  );
}
