import { collectorHeaders } from './collector-headers.js';

it.each([
  ['authorization=Bearer%20token,x-team=tickets', { authorization: 'Bearer token', 'x-team': 'tickets' }],
  ['Authorization=Bearer abc , x-team = tickets', { Authorization: 'Bearer abc', 'x-team': 'tickets' }],
  ['a=b,', { a: 'b' }],
  [' ,a=b==,,c=', { a: 'b==', c: '' }],
])('a collector’s headers are read from %j', (text, headers) => {
  expect(collectorHeaders.parse(text)).toEqual(headers);
});

it.each([
  ['no name', '=b'],
  ['no value', 'Bearer token'],
  ['a line of their own', 'a=%0d%0ab'],
  ['a control character', 'a=b%00'],
  ['what no header can hold', 'a=%E2%82%AC'],
  ['what is no percent-encoding', 'a=%FF'],
])('a collector’s headers with %s are refused', (_what, text) => {
  expect(collectorHeaders.safeParse(text).error?.issues).toMatchObject([
    { message: 'must be a list such as authorization=Bearer%20token' },
  ]);
});
