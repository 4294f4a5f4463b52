import { readSearch } from './read-search';
import { countFilters, isNarrowed, searchHref } from './ticket-search';

describe('searchHref', () => {
  it('is short for the defaults', () => {
    expect(searchHref({})).toBe('/');
    expect(searchHref({ sort: 'newest', q: '' })).toBe('/');
  });

  it('comes back as what went in', () => {
    const query = {
      q: 'rock & roll + é',
      city: 'Zürich',
      category: 'festival',
      from: '2026-11-28',
      minPrice: 1250,
      maxPrice: 12_500.5,
      sort: 'price',
      cursor: 'a+b=',
    } as const;
    const { searchParams } = new URL(searchHref(query), 'http://any');
    expect(readSearch(Object.fromEntries(searchParams))).toEqual(query);
  });
});

describe('what narrows a search', () => {
  it('is every filter, but not the order', () => {
    expect(isNarrowed({ sort: 'price' })).toBe(false);
    expect(isNarrowed({ q: 'jazz' })).toBe(true);
    expect(isNarrowed({ to: '2026-11-28' })).toBe(true);
    expect(countFilters({ q: 'jazz', city: 'Oslo', maxPrice: 20, category: 'music' })).toBe(2);
  });
});
