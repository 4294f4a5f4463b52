import { instantOf, localTimeOf, shortStart, startDay, startTime, zonedStart } from './event-time';

const now = Date.parse('2026-03-01T12:00:00.000Z');
const event = { startsAt: '2026-11-28T18:30:00.000Z', timeZone: 'Europe/Oslo' };

describe('the time of an event', () => {
  it("is told by the place's clocks in the visitor's way", () => {
    expect(shortStart(event, 'de-DE', now)).toBe('Sa., 28. Nov., 19:30');
    expect(startDay(event, 'en-US')).toBe('Saturday, November 28, 2026');
    expect(startTime(event, 'en-GB')).toMatch(/^19:30 (CET|GMT\+1)$/);
    expect(startDay({ ...event, timeZone: 'Pacific/Auckland' }, 'en-GB')).toContain('29 November 2026');
  });

  it.each([
    ['of next year', '2027-01-01T00:30:00.000Z', 'Europe/Oslo', 'Fri, Jan 1, 2027, 1:30 AM'],
    ['of next year there alone', '2026-12-31T23:30:00.000Z', 'Europe/Oslo', 'Fri, Jan 1, 2027, 12:30 AM'],
    ['of this year there', '2027-01-01T00:30:00.000Z', 'America/New_York', 'Thu, Dec 31, 7:30 PM'],
    ['of a year that is over', '2025-12-31T12:00:00.000Z', undefined, 'Wed, Dec 31, 2025, 12:00 PM'],
  ])('has its year in a list when it is %s', (_which, startsAt, timeZone, text) => {
    expect(shortStart({ startsAt, timeZone }, 'en-US', now)).toBe(text);
  });

  it('has its year once the year there is another', () => {
    const newYear = { startsAt: '2027-01-01T02:00:00.000Z', timeZone: 'Europe/Oslo' };
    const [before, after] = ['2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z'].map((moment) =>
      shortStart(newYear, 'de-DE', Date.parse(moment)),
    );
    expect([before, after]).toEqual(['Fr., 1. Jan. 2027, 3:00', 'Fr., 1. Jan., 3:00']);
  });

  it('is not told when nobody knows it', () => {
    expect(shortStart({}, 'en-US', now)).toBeUndefined();
    expect(shortStart({ timeZone: 'Mars/Olympus' }, 'en-US', now)).toBeUndefined();
  });
});

describe('instantOf', () => {
  it.each([
    ['in winter', '2026-11-28T19:30', 'Europe/Oslo', '2026-11-28T18:30:00.000Z'],
    ['in summer', '2026-07-01T19:30', 'America/New_York', '2026-07-01T23:30:00.000Z'],
    ['that the clocks skip', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['that comes twice', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['on a zone of half an hour', '2026-01-05T12:00', 'Asia/Kolkata', '2026-01-05T06:30:00.000Z'],
  ])('is the moment of a time %s', (_what, local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });

  it.each([
    ['no time', 'tomorrow', 'Europe/Oslo'],
    ['no zone', '2026-11-28T19:30', 'Mars/Olympus'],
  ])('is nothing for %s', (_what, local, zone) => {
    expect(instantOf(local, zone)).toBeUndefined();
  });

  it('comes back as the time that was given', () => {
    expect(localTimeOf('2026-11-28T18:30:00.000Z', 'Europe/Oslo')).toBe('2026-11-28T19:30');
  });
});

describe('zonedStart', () => {
  it.each([
    ['Europe/Oslo', '2026-11-28T19:30:00+01:00'],
    ['UTC', '2026-11-28T18:30:00+00:00'],
    ['Asia/Kolkata', '2026-11-29T00:00:00+05:30'],
    ['America/St_Johns', '2026-11-28T15:00:00-03:30'],
    ['Pacific/Auckland', '2026-11-29T07:30:00+13:00'],
  ])('tells the time of a place in %s with its offset', (timeZone, start) => {
    expect(zonedStart('2026-11-28T18:30:00.000Z', timeZone)).toBe(start);
  });
});
