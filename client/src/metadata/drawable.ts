import type { EventFacts } from '@/domain/event';

/** Letters that the font of the pictures has: what it lacks would be asked for at a public server, with the text. */
const DRAWN = /^[\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*$/;

/** More of a title is cut off. */
const LONGEST_TITLE = 90;

/** What of an event can be written into a picture. Of what cannot, the picture says nothing. */
export function drawable<T extends EventFacts>(ticket: T): T {
  const line = (text: string | undefined) =>
    text === undefined || !DRAWN.test(text) ? undefined : shortened(text);
  return { ...ticket, title: line(ticket.title) ?? '', venue: line(ticket.venue), city: line(ticket.city) };
}

const shortened = (text: string) =>
  text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE).trimEnd()}…` : text;
