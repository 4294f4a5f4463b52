import { nextCursor } from './next-cursor';

describe('nextCursor', () => {
  it.each([
    ['a relative link', '</api/tickets?cursor=abc&limit=20>; rel="next"', 'abc'],
    ['an absolute link', '<http://ticketing.dev/api/tickets?cursor=abc>; rel="next"', 'abc'],
    ['rel without quotes', '</api/tickets?cursor=abc>; rel=next', 'abc'],
    ['an escaped cursor', '</api/tickets?cursor=a%2Bb%3D>; rel="next"', 'a+b='],
    ['the second of two links', '</api/tickets>; rel="first", </api/tickets?cursor=abc>; rel="next"', 'abc'],
  ])('reads %s', (_what, header, cursor) => {
    expect(nextCursor(header)).toBe(cursor);
  });

  it.each([
    ['no header', undefined],
    ['another relation', '</api/tickets?cursor=abc>; rel="prev"'],
    ['a link without a cursor', '</api/tickets>; rel="next"'],
    ['nonsense', 'next'],
    ['an address that cannot be', '<http://[>; rel="next"'],
  ])('finds nothing in %s', (_what, header) => {
    expect(nextCursor(header)).toBeUndefined();
  });
});
