import type { TicketQuery, TicketSort } from '@/api/types';

export const sortLabels: Record<TicketSort, string> = {
  newest: 'Newest',
  price: 'Lowest price',
  '-price': 'Highest price',
};

export type SearchParams = Record<string, string | string[] | undefined>;

/** What the address of the home page asks for. What it cannot mean is left out. */
export function readSearch(params: SearchParams): TicketQuery {
  const text = (name: string) => [params[name]].flat()[0]?.trim() || undefined;
  const sort = text('sort');
  return { q: text('q'), sort: isSort(sort) ? sort : undefined, cursor: text('cursor') };
}

const isSort = (text: string | undefined): text is TicketSort =>
  text !== undefined && Object.hasOwn(sortLabels, text);

/** The address of a search; the defaults are left out of it. */
export function searchHref({ q, sort, cursor }: TicketQuery): string {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  if (sort && sort !== 'newest') params.set('sort', sort);
  if (cursor) params.set('cursor', cursor);
  return params.size > 0 ? `/?${params}` : '/';
}
