import type { TicketQuery, TicketSort } from '@/api/types';

export const sorts = ['newest', 'soonest', 'price', '-price'] as const satisfies TicketSort[];

/** As many tickets as tickets gives where nobody says how many. */
export const PAGE_LENGTH = 20;

/** The address of a search, and of how much of it is shown; the defaults are left out of it. */
export function searchHref(query: TicketQuery & { shown?: number }): string {
  const { sort, ...others } = query;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...others, sort: sort === 'newest' ? undefined : sort })) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params.size > 0 ? `/?${params}` : '/';
}

const FILTERS = ['city', 'from', 'to', 'minPrice', 'maxPrice'] as const;

/** How many of the filters that are folded away on a phone narrow the list. */
export const countFilters = (query: TicketQuery): number =>
  FILTERS.filter((name) => query[name] !== undefined).length;

export const isNarrowed = ({ q, category, ...others }: TicketQuery): boolean =>
  q !== undefined || category !== undefined || countFilters(others) > 0;
