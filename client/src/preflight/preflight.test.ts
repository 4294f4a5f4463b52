import { foundationOf, judge } from './preflight';

describe('foundationOf', () => {
  it.each([
    ['/', '/api/tickets?limit=1'],
    ['/tickets/65a0', '/api/tickets/65a0'],
    ['/tickets/65a0/edit', '/api/tickets/65a0'],
    ['/tickets/mine', '/api/tickets/mine'],
    ['/orders/65a0', '/api/orders/65a0'],
    ['/signin', undefined],
    ['/somewhere', undefined],
  ])('says what %s stands on', (pathname, request) => {
    expect(foundationOf(pathname)).toBe(request);
  });
});

describe('judge', () => {
  it.each([
    ['what is there', '/tickets/65a0', 200, 'as-asked'],
    ['what is not there', '/tickets/65a0', 404, 'not-found'],
    ["somebody else's order", '/orders/65a0', 401, 'not-found'],
    ['a session that is over', '/orders', 401, 'as-asked'],
    ['a search that is refused', '/', 400, 'as-asked'],
    ['a service that is away', '/', 503, 'unavailable'],
    ['no answer at all', '/orders/65a0', 0, 'unavailable'],
  ])('leads %s to the right page', (_what, pathname, status, verdict) => {
    expect(judge(pathname, status)).toBe(verdict);
  });
});
