import { countFilters, isNarrowed, readSearch, searchHref } from './ticket-search';

describe('readSearch', () => {
  it('reads what the address asks for', () => {
    const params = { q: 'jazz', city: 'Oslo', category: 'music', from: '2026-11-28', to: '2026-12-01' };
    expect(readSearch({ ...params, maxPrice: '40', sort: '-price', cursor: 'abc' })).toEqual({
      ...params,
      maxPrice: 40,
      sort: '-price',
      cursor: 'abc',
    });
  });

  it.each([
    ['nothing', {}],
    ['empty texts', { q: ' ', sort: '', cursor: '', city: '', from: '', to: '', category: '', maxPrice: '' }],
    ['an unknown order', { sort: 'colour' }],
    ['a name that every object has', { sort: 'toString', category: 'constructor' }],
    ['days that do not exist', { from: 'today', to: '2026-13-45' }],
    ['no amount of money', { maxPrice: 'much' }],
    ['other parameters', { utm_source: 'mail' }],
  ])('leaves out %s', (_what, params) => {
    expect(readSearch(params)).toEqual({});
  });

  it('takes the first of several', () => {
    expect(readSearch({ q: ['jazz', 'rock'] })).toEqual({ q: 'jazz' });
  });
});

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
      maxPrice: 12.5,
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
