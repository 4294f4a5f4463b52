import { formatMoment } from './dates';

describe('formatMoment', () => {
  it.each([
    ['en-US', 'UTC', 'November 21, 2026, 2:05 PM UTC'],
    ['en-US', 'America/New_York', 'November 21, 2026, 9:05 AM EST'],
    ['en-GB', 'Europe/London', '21 November 2026, 14:05 GMT'],
    ['de-DE', 'Europe/Berlin', '21. November 2026, 15:05 MEZ'],
  ])('writes it in %s by the clocks of %s, which it names', (locale, zone, expected) => {
    expect(formatMoment('2026-11-21T14:05:00.000Z', locale, zone)).toBe(expected);
  });
});
