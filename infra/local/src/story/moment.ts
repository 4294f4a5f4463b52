/** Where something happens. */
export const places = ['buyer', 'orders', 'tickets', 'expiration', 'payments', 'auth', 'Stripe'] as const;
export type Place = (typeof places)[number];

export const isPlace = (name: unknown): name is Place => places.some((place) => place === name);

/** One thing that happened to an order. */
export interface Moment {
  at: Date;
  /** Where it happened, or began. */
  place: Place;
  /** Where it went from there. */
  to?: Place;
  /** In a few words. */
  what: string;
  /** Something that should not be: it is shown as such. */
  isFault?: boolean;
}

/** The whole story of one order. */
export interface Story {
  orderId: string;
  /** What it is about, a line each. */
  about: string[];
  /** In the order of time. */
  moments: Moment[];
  /** How each service has it at this time, a line each. */
  now: string[];
  /** Whom nobody could ask, with the reason, a line each: the story is without what they know. */
  unanswered: string[];
}

export const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;
