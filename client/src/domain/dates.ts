// In UTC, so that the server and any browser write the same.
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** `2026-11-21T08:00:00.000Z` → `21 November 2026` */
export const formatDay = (iso: string): string => day.format(new Date(iso));

/** `2026-11-21T08:00:00.000Z` → `21 November 2026, 08:00 UTC` */
export const formatMoment = (iso: string): string => `${formatDay(iso)}, ${time.format(new Date(iso))} UTC`;
