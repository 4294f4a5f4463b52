import { isRenewalDue } from './renewal';

const NOW = Date.parse('2026-11-28T20:00:00Z');
const MINUTE = 60_000;

const cookie = (claims: unknown) => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = `${part({ alg: 'HS256' })}.${part(claims)}.signature`;
  return Buffer.from(JSON.stringify({ jwt })).toString('base64');
};
const madeBefore = (time: number) => cookie({ iat: (NOW - time) / 1000 });

describe('isRenewalDue', () => {
  it.each([
    [9, false],
    [10, true],
    [600, true],
  ])('is for a token of %s minutes: %s', (minutes, due) => {
    expect(isRenewalDue(madeBefore(minutes * MINUTE), NOW)).toBe(due);
  });

  it.each([undefined, '', '%%%', 'e30=', cookie({}), cookie(null), cookie({ iat: 'long ago' })])(
    'is not for what is no token: %s',
    (value) => {
      expect(isRenewalDue(value, NOW)).toBe(false);
    },
  );
});
