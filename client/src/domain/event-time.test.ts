import { instantOf, localTimeOf, shortStart, startDay, startTime } from './event-time';

const event = { startsAt: '2026-11-28T18:30:00.000Z', timeZone: 'Europe/Oslo' };

describe('the time of an event', () => {
  it("is told by the place's clocks in the visitor's way", () => {
    expect(shortStart(event, 'de-DE')).toBe('Sa., 28. Nov., 19:30');
    expect(startDay(event, 'en-US')).toBe('Saturday, November 28, 2026');
    expect(startTime(event, 'en-GB')).toMatch(/^19:30 (CET|GMT\+1)$/);
    expect(startDay({ ...event, timeZone: 'Pacific/Auckland' }, 'en-GB')).toContain('29 November 2026');
  });

  it('is not told when nobody knows it', () => {
    expect(shortStart({}, 'en-US')).toBeUndefined();
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
