import { en } from '@/strings/en';
import { announcementAt, formatCountdown, isoDuration, secondsLeft } from './countdown';

const at = Date.parse('2026-11-21T08:15:00.000Z');
const left = (millisecondsBefore: number) => secondsLeft('2026-11-21T08:15:00.000Z', at - millisecondsBefore);

describe('secondsLeft', () => {
  it.each([
    [900_000, 900],
    [899_001, 900],
    [1000, 1],
    [1, 1],
    [0, 0],
    [-5000, 0],
  ])('with %d ms to go counts %d', (milliseconds, seconds) => {
    expect(left(milliseconds)).toBe(seconds);
  });
});

describe('formatCountdown', () => {
  it.each([
    [0, '00:00'],
    [9, '00:09'],
    [60, '01:00'],
    [899, '14:59'],
    [3599, '59:59'],
    [3661, '1:01:01'],
  ])('writes %d as %s', (seconds, text) => {
    expect(formatCountdown(seconds)).toBe(text);
  });
});

describe('isoDuration', () => {
  it('is what a time element takes', () => {
    expect(isoDuration(899)).toBe('PT899S');
  });
});

describe('announcementAt', () => {
  it('changes at 5, 2 and 1 minutes', () => {
    const spoken = Array.from({ length: 901 }, (_none, passed) => announcementAt(900 - passed, en));
    const changes = spoken.flatMap((text, passed) =>
      text !== (spoken[passed - 1] ?? '') ? [[900 - passed, text]] : [],
    );
    expect(changes).toEqual([
      [300, '5 minutes left to pay.'],
      [120, '2 minutes left to pay.'],
      [60, 'One minute left to pay.'],
      [0, ''],
    ]);
  });
});
