import type { Metadata } from 'next';
import { ApiError } from '@/api/api-error';
import { ifAvailable } from '@/api/if-available';
import { serverApi } from '@/api/server';
import type { TicketPage, TicketQuery } from '@/api/types';
import { EmptyList } from '@/components/empty-list';
import { CategoryLinks } from '@/components/home/category-links';
import { SearchForm } from '@/components/home/search-form';
import { SortLinks } from '@/components/home/sort-links';
import { TicketList } from '@/components/home/ticket-list';
import { readSearch, readShown, type SearchParams, typedAmount } from '@/domain/read-search';
import { isNarrowed, searchHref } from '@/domain/ticket-search';
import { getWords } from '@/strings/server';
import type { Words } from '@/strings/strings';

type Props = PageProps<'/'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = readSearch(await searchParams);
  // One list in another order, or from the middle, is no other page to a search engine.
  return { alternates: { canonical: searchHref({ ...query, sort: undefined, cursor: undefined }) } };
}

// There is no loading.tsx for this page: it would put the list behind a script, and the list works without one.
export default async function HomePage({ searchParams }: Props) {
  const params = await searchParams;
  const query = readSearch(params);
  const api = await serverApi();
  const [page, cities, words] = await Promise.all([
    findTickets(query, readShown(params)),
    ifAvailable(api.tickets.cities()),
    getWords(),
  ]);
  const { home } = words.strings;
  return (
    <>
      <header className="mb-5 grid gap-2.5 sm:mb-8 sm:gap-4">
        <h1 className="display text-title">
          {home.title.map((sentence) => (
            <span key={sentence} className="block lg:inline">
              {sentence}{' '}
            </span>
          ))}
        </h1>
        <p className="max-w-prose text-balance text-sm text-muted sm:text-lg">{home.intro}</p>
      </header>
      <SearchForm query={query} cities={cities ?? []} prices={pricesOf(params, words)} words={words} />
      <div className="mt-3 mb-5 sm:mt-6 sm:mb-10">
        <CategoryLinks query={query} words={words} />
      </div>
      <section aria-labelledby="tickets">
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
          <h2 id="tickets" className="display text-xl">
            {isNarrowed(query) ? home.found : home.onSale}
          </h2>
          <SortLinks query={query} words={words} />
        </div>
        {page === 'refused' ? (
          <EmptyList text={home.refused} action={{ href: '/', label: home.showAll }} />
        ) : (
          <TicketList page={page} query={query} words={words} />
        )}
      </section>
    </>
  );
}

const pricesOf = (params: SearchParams, { locale }: Words) => ({
  minPrice: typedAmount(params, 'minPrice', locale),
  maxPrice: typedAmount(params, 'maxPrice', locale),
});

/** The address may be old or made up; tickets refuses one that it does not understand. */
async function findTickets(query: TicketQuery, shown?: number): Promise<TicketPage | 'refused'> {
  const api = await serverApi();
  try {
    return await api.tickets.onSale(query, shown);
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return 'refused';
    throw error;
  }
}
