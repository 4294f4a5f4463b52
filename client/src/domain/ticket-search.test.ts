import { readSearch, searchHref } from './ticket-search';

describe('readSearch', () => {
  it('reads what the address asks for', () => {
    expect(readSearch({ q: 'jazz', sort: '-price', cursor: 'abc' })).toEqual({
      q: 'jazz',
      sort: '-price',
      cursor: 'abc',
    });
  });

  it.each([
    ['nothing', {}],
    ['empty texts', { q: ' ', sort: '', cursor: '' }],
    ['an unknown order', { sort: 'colour' }],
    ['a name that every object has', { sort: 'toString' }],
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
    expect(searchHref({ sort: 'newest' })).toBe('/');
  });

  it('comes back as what went in', () => {
    const query = { q: 'rock & roll + é', sort: 'price', cursor: 'a+b=' } as const;
    const { searchParams } = new URL(searchHref(query), 'http://any');
    expect(readSearch(Object.fromEntries(searchParams))).toEqual(query);
  });
});
