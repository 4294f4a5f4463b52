import { type Chance, logUniform } from './chance.js';

/** What can go wrong. */
const mishapKinds = [
  /** Something takes far longer than usual. */
  'delay',
  /** A service dies just before a step, and comes back. */
  'crash',
  /** A service stands still for a while, as a paused machine does, and goes on as if nothing had been. */
  'freeze',
  /** A message, a webhook or a wake-up comes twice. */
  'duplicate',
  /** What was asked for is not done. */
  'not-done',
  /** What was asked for is done, and whoever asked is told that it failed, or nothing. */
  'not-told',
] as const;
export type MishapKind = (typeof mishapKinds)[number];

/** The conditions of one history. */
export interface Weather {
  /** Nothing goes wrong at all, and every clock is right. */
  fair: boolean;
  /** Nothing goes wrong but that one thing is away for a while, and every clock is right. */
  oneOutage: boolean;
  /** How likely each is at one step. */
  rates: Record<MishapKind, number>;
  /** By how many milliseconds each service's clock is off. */
  skews: Record<string, number>;
  /** How many instances of each service there are. */
  instances: Record<string, number>;
  /** Whether Stripe tells by itself what has become of a payment. */
  webhooks: boolean;
}

const highest: Record<MishapKind, number> = {
  delay: 0.15,
  crash: 0.015,
  freeze: 0.004,
  duplicate: 0.4,
  'not-done': 0.04,
  'not-told': 0.04,
};

/** So many of all histories are fair, and so many have one outage and nothing else. */
const FAIR = 0.06;
const ONE_OUTAGE = 0.06;
/** In so many of the others a kind does not occur at all, so that others can be seen by themselves. */
const CALM = 0.25;
/** How many services have two instances. */
const TWINS = 0.1;
const LARGEST_SKEW = 3_000;

export const isFair = (chance: Chance): boolean => chance('fair') < FAIR;
export const hasOneOutage = (chance: Chance): boolean =>
  !isFair(chance) && chance('fair') < FAIR + ONE_OUTAGE;

export function forecast(chance: Chance, services: readonly string[]): Weather {
  const [fair, oneOutage] = [isFair(chance), hasOneOutage(chance)];
  const isCalm = fair || oneOutage;
  const rate = (kind: MishapKind) =>
    isCalm || chance('calm', kind) < CALM
      ? 0
      : logUniform(chance('rate', kind), highest[kind] / 20, highest[kind]);
  const skew = (service: string) =>
    isCalm ? 0 : Math.round((chance('skew', service) * 2 - 1) * LARGEST_SKEW);
  const count = (service: string) => (chance('instances', service) < TWINS ? 2 : 1);
  return {
    fair,
    oneOutage,
    rates: Object.fromEntries(mishapKinds.map((kind) => [kind, rate(kind)])) as Weather['rates'],
    skews: Object.fromEntries(services.map((service) => [service, skew(service)])),
    instances: Object.fromEntries(services.map((service) => [service, count(service)])),
    webhooks: chance('webhooks') < 0.7,
  };
}
