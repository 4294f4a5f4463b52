import { dateFormatter } from './formatters';

/** `2026-11-21T08:00:00.000Z` → `November 21, 2026`. In UTC, so that the server and any browser write the same. */
export const formatDay = (iso: string, locale: string): string =>
  dateFormatter(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));

/** `2026-11-21T08:00:00.000Z` → `November 2026` */
export const formatMonth = (iso: string, locale: string): string =>
  dateFormatter(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(iso));

/** `2026-11-21T08:00:00.000Z` → `November 21, 2026, 08:00 UTC`. Put together here: browsers differ in the word between. */
export function formatMoment(iso: string, locale: string): string {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const;
  return `${formatDay(iso, locale)}, ${dateFormatter(locale, time).format(new Date(iso))} UTC`;
}
