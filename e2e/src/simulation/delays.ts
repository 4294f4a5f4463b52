import { type Chance, logUniform } from './chance.js';
import type { Mishaps } from './mishaps.js';

/** What something waits for: between `least` and `most` milliseconds as a rule, up to `longest` when delayed. */
const kinds = {
  read: { least: 0.3, most: 2, longest: 3_000 },
  write: { least: 0.5, most: 4, longest: 4_000 },
  /** Longer than other writes as a rule, so that those who come meanwhile share the next one. */
  insert: { least: 0.5, most: 16, longest: 4_000 },
  /** From a service to the broker, and the broker's answer. */
  publish: { least: 0.5, most: 4, longest: 4_000 },
  delivery: { least: 1, most: 8, longest: 45_000 },
  /** From one delivery of a message to the next. */
  repetition: { least: 1, most: 20_000, longest: 45_000 },
  acknowledgement: { least: 0.5, most: 2, longest: 5_000 },
  /** Between a person and a service. */
  travel: { least: 1, most: 10, longest: 8_000 },
  reply: { least: 0.1, most: 0.5, longest: 2_000 },
  /** How late a timer is. */
  timer: { least: 0, most: 6, longest: 8_000 },
  /** A pause of milliseconds that its owner made up, such as between two attempts to save. */
  pause: { least: 1, most: 20, longest: 500 },
  /** To Stripe. What is later than 30 s there is not taken any more: see payments/src/settlement/reconciler.ts. */
  'call to Stripe': { least: 20, most: 200, longest: 30_000 },
  'answer of Stripe': { least: 20, most: 200, longest: 9_000 },
  webhook: { least: 5, most: 500, longest: 90_000 },
  /** How long a service stands still. */
  thaw: { least: 200, most: 20_000, longest: 60_000 },
  restart: { least: 50, most: 1_500, longest: 20_000 },
} as const;

export type DelayKind = keyof typeof kinds;

/** How much later than usual is worth the name of a delay, in milliseconds. */
const SHORTEST_DELAY = 20;

/** How long each step takes, in milliseconds. */
export const createDelays =
  (chance: Chance, mishaps: Mishaps) =>
  (kind: DelayKind, key: string, what: string): number => {
    const { least, most, longest } = kinds[kind];
    const usual = least + chance('usual', key) * (most - least);
    if (!mishaps.happens('delay', key, what)) return usual;
    return usual + logUniform(chance('delay of', key), SHORTEST_DELAY, longest);
  };

export type Delays = ReturnType<typeof createDelays>;
