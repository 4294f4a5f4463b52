import { ApiError } from '@/api/api-error';
import { serverApi } from '@/api/server';
import type { TicketPage, TicketQuery } from '@/api/types';
import { EmptyList } from '@/components/empty-list';
import { Pages } from '@/components/home/pages';
import { SearchForm } from '@/components/home/search-form';
import { SortLinks } from '@/components/home/sort-links';
import { TicketList } from '@/components/home/ticket-list';
import { PageHeading } from '@/components/page-heading';
import { readSearch } from '@/domain/ticket-search';

// There is no loading.tsx for this page: it would put the list behind a script, and the list works without one.
export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const query = readSearch(await searchParams);
  const page = await findTickets(query);
  return (
    <>
      <PageHeading title="Tickets on sale">
        Press buy and the ticket is held for you while you pay. If you do not, it goes back on sale.
      </PageHeading>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <SearchForm query={query} />
        <SortLinks query={query} />
      </div>
      {page === 'refused' ? (
        <EmptyList text="This search leads nowhere." action={{ href: '/', label: 'Show all tickets' }} />
      ) : (
        <>
          <TicketList tickets={page.tickets} query={query} />
          <Pages query={query} nextCursor={page.nextCursor} />
        </>
      )}
    </>
  );
}

/** The address may be old or made up; tickets refuses one that it does not understand. */
async function findTickets(query: TicketQuery): Promise<TicketPage | 'refused'> {
  const api = await serverApi();
  try {
    return await api.tickets.onSale(query);
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return 'refused';
    throw error;
  }
}
