import { type Chance, logUniform } from './chance.js';

/** A time for which something cannot be reached by anybody: the broker, Stripe, Redis, or a service's database. */
export interface Outage {
  id: string;
  what: string;
  /** Milliseconds since the beginning. */
  from: number;
  until: number;
}

const MOST = 3;
/** How likely each of them is. */
const CHANCE = 0.15;
const SHORTEST = 50;
const LONGEST = 15_000;

/** Writes down what will be away, within the time that the actions take. */
export function writeOutages(chance: Chance, whats: readonly string[], end: number): Outage[] {
  return Array.from({ length: MOST }, (_, index) => `x${index}`)
    .filter((id) => chance('outage', id) < CHANCE)
    .map((id) => {
      const from = chance('from', id) * end;
      const what = whats[Math.floor(chance('what', id) * whats.length)] as string;
      return { id, what, from, until: from + logUniform(chance('length', id), SHORTEST, LONGEST) };
    });
}

/** Knows what is away. */
export const createOutages = (all: readonly Outage[], now: () => number) => ({
  all,
  isOut: (what: string): boolean =>
    all.some((outage) => outage.what === what && outage.from <= now() && now() < outage.until),
});

export type Outages = ReturnType<typeof createOutages>;
