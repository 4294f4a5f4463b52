import type { EventFacts } from './event';
import { dateFormatter, writeMoment } from './formatters';
import { isTimeZone } from './is-time-zone';

type Start = Pick<EventFacts, 'startsAt' | 'timeZone'>;

/** An instant, as ISO 8601 or in milliseconds, and the zone whose clocks tell it. */
interface Moment extends Pick<EventFacts, 'timeZone'> {
  startsAt?: string | number;
}

function write({ startsAt, timeZone }: Moment, locale: string, style: Intl.DateTimeFormatOptions) {
  if (!startsAt) return undefined;
  return writeMoment(locale, { ...style, timeZone: timeZone ?? 'UTC' }, startsAt);
}

/**
 * On the clocks of the place, for a list: `Sat, Nov 28, 7:30 PM`, with the year where it is another there than `now`,
 * in milliseconds. Undefined when nobody has said when it is.
 */
export function shortStart(event: Start, locale: string, now: number): string | undefined {
  if (!event.startsAt) return undefined;
  const isThisYear = yearOf(event) === yearOf({ ...event, startsAt: now });
  return write(event, locale, {
    weekday: 'short',
    year: isThisYear ? undefined : 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
}

const yearOf = (start: Moment) => write(start, 'en-US', { year: 'numeric' });

/** The day alone: `Saturday, November 28, 2026` */
export const startDay = (event: Start, locale: string): string | undefined =>
  write(event, locale, { dateStyle: 'full' });

/** The time alone, with its zone: `7:30 PM GMT+1` */
export const startTime = (event: Start, locale: string): string | undefined =>
  // Some places have no short name of their own for it.
  write(event, locale, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })?.replace(
    /GMT\+0(?!\d)/,
    'GMT',
  );

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/** What the clocks of a zone show at an instant, as if it were UTC, in milliseconds. */
function clocksAt(instant: number, timeZone: string): number {
  const format = dateFormatter('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const [year = 0, month = 1, ...rest] = FIELDS.map((field) => parts[field] ?? 0);
  return Date.UTC(year, month - 1, ...rest);
}

/**
 * The instant at which the clocks of a zone show that time, such as `2026-11-28T19:30`. A time that is skipped in
 * spring is taken an hour later, one that comes twice in autumn is taken the first time. Undefined for what is no time
 * or no zone.
 */
export function instantOf(localTime: string, timeZone: string): string | undefined {
  const wanted = Date.parse(`${localTime}Z`);
  if (Number.isNaN(wanted) || !isTimeZone(timeZone)) return undefined;
  // The zone's distance from UTC may be another on the other side of a change of the clocks.
  const day = 24 * 60 * 60 * 1000;
  const candidates = [wanted - day, wanted + day].map((near) => wanted - (clocksAt(near, timeZone) - near));
  const exact = candidates.filter((instant) => clocksAt(instant, timeZone) === wanted);
  return new Date(Math.min(...(exact.length > 0 ? exact : [Math.max(...candidates)]))).toISOString();
}

/** The reverse, for the field that asks for it: `2026-11-28T19:30`. */
export const localTimeOf = (startsAt: string, timeZone: string): string =>
  new Date(clocksAt(Date.parse(startsAt), timeZone)).toISOString().slice(0, 16);

const MINUTE_MS = 60_000;

/** On the clocks of the place as well, for machines, with their distance from UTC: `2026-11-28T19:30:00+01:00`. */
export function zonedStart(startsAt: string, timeZone: string): string {
  const clocks = clocksAt(Date.parse(startsAt), timeZone);
  const ahead = Math.round((clocks - Date.parse(startsAt)) / MINUTE_MS);
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${new Date(clocks).toISOString().slice(0, 19)}${ahead < 0 ? '-' : '+'}${hours}:${minutes}`;
}
