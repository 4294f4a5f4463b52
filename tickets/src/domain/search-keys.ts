import type { EventDetails } from './event-details.js';
import { searchWords } from './search-words.js';
import type { Ticket } from './ticket.js';

/** By what a ticket is found, kept beside it so that every search can follow an index. */
export interface SearchKeys {
  /** Whether the list shows it: it is on sale and its event has not begun. */
  listed?: true | undefined;
  words: string[];
  city?: string | undefined;
  /** The date of the event where it takes place, as YYYY-MM-DD. */
  day?: string | undefined;
  /** When it leaves the list by itself. */
  until: Date;
}

/** What the keys are made of, but for `listed`, which changes with the status and the time. */
export const searched = ['title', 'venue', 'city', 'startsAt', 'timeZone'] as const;

/** When a ticket leaves the list whose event has no date. */
export const NEVER = new Date('9999-12-31T23:59:59Z');

/** A city as it is compared. */
export const cityKey = (city: string): string => searchWords(city).join(' ');

export function searchKeys(ticket: Ticket, now: Date): SearchKeys {
  const { title, venue = '', city, startsAt: until = NEVER } = ticket;
  return {
    listed: ticket.status === 'available' && until > now ? true : undefined,
    words: searchWords(`${title} ${venue} ${city ?? ''}`),
    city: city && cityKey(city),
    day: dayOf(ticket),
    until,
  };
}

/** In Canada a date is written as ISO 8601 does. */
const dayOf = ({ startsAt, timeZone }: EventDetails): string | undefined =>
  startsAt && new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(startsAt);
