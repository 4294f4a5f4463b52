import { toCents } from './money';

/** What a ticket is for. All but the title may be unknown: older clients do not ask for it. */
export interface EventFacts {
  title: string;
  venue?: string;
  city?: string;
  /** ISO 8601, in UTC. */
  startsAt?: string;
  /** IANA name of the zone that the event is in. Given together with `startsAt`. */
  timeZone?: string;
  category?: Category;
  /** Where in the house, in the seller's words. */
  seat?: string;
  /** Dollars: what the organiser asked for it. */
  facePrice?: number;
}

export const categories = ['music', 'sports', 'theatre', 'comedy', 'festival', 'family', 'other'] as const;

export type Category = (typeof categories)[number];

export const isCategory = (text: unknown): text is Category => categories.includes(text as Category);

/** `Harbour Arena, Oslo`, or as much of it as is known. */
export const placeOf = ({ venue, city }: Pick<EventFacts, 'venue' | 'city'>): string =>
  [venue, city].filter(Boolean).join(', ');

/** Nobody can go any more. */
export const hasBegun = ({ startsAt }: Pick<EventFacts, 'startsAt'>, now: number): boolean =>
  startsAt !== undefined && Date.parse(startsAt) <= now;

/** How far the asking price is from the face price, in dollars; below zero for a bargain. Undefined if unknown. */
export function aboveFace({ price, facePrice }: { price: number; facePrice?: number }): number | undefined {
  if (facePrice === undefined) return undefined;
  return (toCents(price) - toCents(facePrice)) / 100;
}
