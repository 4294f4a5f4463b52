import type { TicketQuery, TicketSort } from '@/api/types';
import { isCategory } from './event';
import { parseDollars } from './money';

export const sorts = ['newest', 'soonest', 'price', '-price'] as const satisfies TicketSort[];

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the address of the home page asks for. What it cannot mean is left out. */
export function readSearch(params: SearchParams): TicketQuery {
  const text = (name: string) => [params[name]].flat()[0]?.trim() || undefined;
  const category = text('category');
  return {
    q: text('q'),
    city: text('city'),
    category: isCategory(category) ? category : undefined,
    from: readDay(text('from')),
    to: readDay(text('to')),
    maxPrice: parseDollars(text('maxPrice') ?? '', 'en-US'),
    sort: sorts.find((sort) => sort === text('sort')),
    cursor: text('cursor'),
  };
}

const readDay = (text: string | undefined) =>
  text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

/** The address of a search; the defaults are left out of it. */
export function searchHref(query: TicketQuery): string {
  const { sort, ...others } = query;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...others, sort: sort === 'newest' ? undefined : sort })) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params.size > 0 ? `/?${params}` : '/';
}

const FILTERS = ['city', 'from', 'to', 'maxPrice'] as const;

/** How many of the filters that are folded away on a phone narrow the list. */
export const countFilters = (query: TicketQuery): number =>
  FILTERS.filter((name) => query[name] !== undefined).length;

export const isNarrowed = ({ q, category, ...others }: TicketQuery): boolean =>
  q !== undefined || category !== undefined || countFilters(others) > 0;
