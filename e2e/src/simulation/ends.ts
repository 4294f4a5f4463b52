import type { Fact } from '../promises/answers.js';
import { givenBack } from '../promises/given-back.js';
import { isComplete, type World } from '../promises/world.js';

/** How often it has come to each end that a promise is about. */
export interface Ends {
  sales: number;
  refunds: number;
  expiries: number;
  /** Payments that were answered 201 and then given back, as orders had heard of them too late. */
  givenBack: number;
}

export const noEnds: Ends = { sales: 0, refunds: 0, expiries: 0, givenBack: 0 };

/** So many histories have some: one of three has a sale, one of three an expiry, one of sixty a refund. */
const ENOUGH = { sales: 40, refunds: 300, expiries: 40 };

export const endsOf = ({ orders, charges }: Pick<World, 'orders' | 'charges'>, facts: Fact[]): Ends => ({
  sales: orders.filter(isComplete).length,
  refunds: charges.filter(({ status }) => status === 'refunded').length,
  expiries: orders.filter(({ reason }) => reason === 'expired').length,
  givenBack: givenBack(facts, { orders, charges }).length,
});

export const sumOf = (one: Ends, other: Ends): Ends => ({
  sales: one.sales + other.sales,
  refunds: one.refunds + other.refunds,
  expiries: one.expiries + other.expiries,
  givenBack: one.givenBack + other.givenBack,
});

/** What the histories have none of, though there were enough of them: where nothing happens, every promise is kept. */
export const missingEnds = (ends: Ends, histories: number): string[] =>
  (['sales', 'refunds', 'expiries'] as const)
    .filter((name) => ends[name] === 0 && histories >= ENOUGH[name])
    .map((name) => `There were no ${name} in ${histories} histories`);
