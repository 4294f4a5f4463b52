import type { Document } from 'mongodb';
import type { Fact } from './answers.js';
import { idOf, type World } from './world.js';

/** The payments that were answered 201, and then given back because their order had expired before orders heard of them. */
export const givenBack = (
  facts: Fact[],
  { orders, charges }: Pick<World, 'orders' | 'charges'>,
): Document[] => {
  const told = new Set(facts.flatMap((fact) => (fact.kind === 'paid' ? fact.chargeId : [])));
  const late = new Set(orders.filter(({ reason }) => reason === 'expired').map(idOf));
  return charges.filter(
    (charge) => charge.status === 'refunded' && told.has(idOf(charge)) && late.has(charge.orderId),
  );
};
