import type { Service } from '@ticketing/local/topology';
import { type Chance, logUniform, weighted } from './chance.js';

type What = Service | 'broker' | 'stripe' | 'redis';

/** A time for which something cannot be reached by anybody: the broker, Stripe, Redis, or a service's database. */
export interface Outage {
  id: string;
  what: What;
  /** Milliseconds since the beginning. */
  from: number;
  until: number;
}

const MOST = 3;
/** How likely each of them is. */
const CHANCE = 0.15;
const SHORTEST = 50;
const LONGEST = 15_000;

/** What may be away, and how likely it is to be what is, where nothing else goes wrong: those without whom nobody hears of a payment, more often. */
const likelihoods: Record<What, number> = {
  ...{ auth: 1, tickets: 1, orders: 4, expiration: 1, payments: 1 },
  ...{ broker: 4, stripe: 1, redis: 1 },
};
const whats = Object.keys(likelihoods) as What[];
/** Where nothing else goes wrong it begins so soon before somebody pays, and lasts about as long as a reservation or longer. */
const JUST_BEFORE = 300;
const ABOUT_A_RESERVATION = { least: 13_000, most: 22_000 };

/** Writes down what will be away, within the time that the actions take. */
export function writeOutages(chance: Chance, end: number): Outage[] {
  return Array.from({ length: MOST }, (_, index) => `x${index}`)
    .filter((id) => chance('outage', id) < CHANCE)
    .map((id) => {
      const from = chance('from', id) * end;
      const what = whats[Math.floor(chance('what', id) * whats.length)] as What;
      return { id, what, from, until: from + logUniform(chance('length', id), SHORTEST, LONGEST) };
    });
}

/** Writes down the one thing that will be away, until after the end of what somebody then pays for. @param payments when they begin. */
export function writeOneOutage(chance: Chance, payments: readonly number[], end: number): Outage {
  const payment = payments[Math.floor(chance('payment') * payments.length)] ?? chance('from') * end;
  const from = Math.max(0, payment - chance('moment') * JUST_BEFORE);
  const { least, most } = ABOUT_A_RESERVATION;
  const until = from + least + chance('length') * (most - least);
  return { id: 'x0', what: weighted(chance('what'), likelihoods), from, until };
}

/** Knows what is away. */
export const createOutages = (all: readonly Outage[], now: () => number) => ({
  all,
  isOut: (what: string): boolean =>
    all.some((outage) => outage.what === what && outage.from <= now() && now() < outage.until),
});

export type Outages = ReturnType<typeof createOutages>;
