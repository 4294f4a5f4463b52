const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2026-11-21T08:00:00.000Z` → `21 November 2026` */
export const formatDay = (iso: string): string => day.format(new Date(iso));
