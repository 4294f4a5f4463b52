import { readSearch, readShown, typedAmount } from './read-search';

describe('readSearch', () => {
  it('reads what the address asks for', () => {
    const params = { q: 'jazz', city: 'Oslo', category: 'music', from: '2026-11-28', to: '2026-12-01' };
    expect(readSearch({ ...params, minPrice: '9.5', maxPrice: '40', sort: '-price', cursor: 'abc' })).toEqual(
      {
        ...params,
        minPrice: 9.5,
        maxPrice: 40,
        sort: '-price',
        cursor: 'abc',
      },
    );
  });

  it.each([
    ['nothing', {}],
    ['empty texts', { q: ' ', sort: '', cursor: '', city: '', from: '', to: '', category: '', maxPrice: '' }],
    ['an unknown order', { sort: 'colour' }],
    ['a name that every object has', { sort: 'toString', category: 'constructor' }],
    ['days that do not exist', { from: 'today', to: '2026-13-45' }],
    ['no amount of money', { minPrice: '-1', maxPrice: 'much' }],
    ['half a cent, and more than there is', { minPrice: '1.005', maxPrice: '9'.repeat(20) }],
    ['other parameters', { utm_source: 'mail' }],
  ])('leaves out %s', (_what, params) => {
    expect(readSearch(params)).toEqual({});
  });

  it('takes the first of several', () => {
    expect(readSearch({ q: ['jazz', 'rock'] })).toEqual({ q: 'jazz' });
  });
});

describe('readShown', () => {
  it.each([
    ['40', 40],
    ['100', 100],
    ['101', 100],
    ['20', undefined],
    ['-40', undefined],
    ['40.5', undefined],
    ['many', undefined],
    [undefined, undefined],
  ])('of %s is %s', (shown, count) => {
    expect(readShown({ shown })).toBe(count);
  });
});

describe('an amount in the address', () => {
  it.each([
    ['a link', '1250', undefined, 1250],
    ['a link', '48.5', undefined, 48.5],
    ['a German', '48,50', 'de-DE', 48.5],
    ['a German', '1.250', 'de-DE', 1250],
    ['an American', '1,250', 'en-US', 1250],
    ['an American', '48,50', 'en-US', undefined],
    ['somebody', '48.50', 'no locale', 48.5],
  ])('is read as %s writes %s', (_who, maxPrice, amounts, amount) => {
    expect(readSearch({ maxPrice, amounts }).maxPrice).toBe(amount);
  });

  it.each([
    ['1250', undefined, 'de-DE', '1250'],
    ['48.5', undefined, 'de-DE', '48,50'],
    ['48,5', 'de-DE', 'en-US', '48.50'],
    ['', 'en-US', 'en-US', ''],
  ])('%j is shown as the visitor writes it', (minPrice, amounts, locale, text) => {
    expect(typedAmount({ minPrice, amounts }, 'minPrice', locale)).toEqual({ text, isUnread: false });
  });

  it.each(['cheap', '1,2,3', '1.005'])('%j, which is none, is shown as it came', (maxPrice) => {
    expect(typedAmount({ maxPrice }, 'maxPrice', 'en-US')).toEqual({ text: maxPrice, isUnread: true });
  });
});
