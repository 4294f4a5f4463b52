import { writeMoment } from './formatters';

/** `2026-11-21T08:00:00.000Z` → `November 21, 2026`. In UTC, so that the server and any browser write the same. */
export const formatDay = (iso: string, locale: string, timeZone = 'UTC'): string =>
  writeMoment(locale, { dateStyle: 'long', timeZone }, iso);

/** `2026-11-21T08:00:00.000Z` → `November 2026` */
export const formatMonth = (iso: string, locale: string): string =>
  writeMoment(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }, iso);

/**
 * `2026-11-21T08:00:00.000Z` → `November 21, 2026, 8:00 AM UTC`, by the clocks of that zone. Put together here: browsers
 * differ in the word between.
 */
export function formatMoment(iso: string, locale: string, timeZone = 'UTC'): string {
  const time = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone } as const;
  return `${formatDay(iso, locale, timeZone)}, ${writeMoment(locale, time, iso)}`;
}
