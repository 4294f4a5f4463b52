import type { Document } from 'mongodb';
import { idOf, isComplete, type World } from './world.js';

/** I2: every charge ends in a delivered ticket or one full refund, and our books say what Stripe's say. */
export const money = (world: World): string[] => [
  ...heldForOrders(world),
  ...refunds(world),
  ...books(world),
];

/**
 * For each order, what Stripe holds is what it costs if it is complete, and nothing otherwise, or where somebody has
 * given it back at Stripe itself. In cents.
 */
function heldForOrders({ orders, charges, ledger }: World): string[] {
  const held = new Map<string, number>();
  for (const { status, metadata, amount, amount_refunded } of ledger.charges) {
    if (status !== 'succeeded') continue;
    held.set(metadata.orderId, (held.get(metadata.orderId) ?? 0) + amount - amount_refunded);
  }
  const known = new Map(orders.map((order) => [idOf(order), order]));
  const givenBack = new Set(
    charges.filter(({ refund }) => refund?.reason === 'by-operator').map(({ orderId }) => orderId),
  );
  const due = (order: Document | undefined) =>
    order && isComplete(order) && !givenBack.has(idOf(order)) ? order.ticket.price : 0;
  return [...new Set([...held.keys(), ...known.keys()])]
    .filter((id) => (held.get(id) ?? 0) !== due(known.get(id)))
    .map((id) => `I2: Stripe holds ${held.get(id) ?? 0} for ${stateOf(known.get(id))} order ${id}`);
}

const stateOf = (order: Document | undefined) =>
  order ? `the ${order.status} (${order.reason ?? ''}) ${order.ticket.price}` : 'an unknown';

/** What is given back is given back once, and in full. */
function refunds({ ledger }: World): string[] {
  const count = (charge: Document) =>
    ledger.refunds.filter((refund) => refund.charge === charge.id && took(refund));
  return ledger.charges
    .filter((charge) => charge.amount_refunded > 0)
    .filter((charge) => charge.amount_refunded !== charge.amount || count(charge).length !== 1)
    .map(
      (charge) =>
        `I2: ${charge.amount_refunded} of ${charge.amount} given back for charge ${charge.metadata.chargeId}`,
    );
}

const took = ({ status }: Document) => status !== 'failed' && status !== 'canceled';

/** Each charge of ours has ended as it has ended at Stripe. */
function books({ charges, ledger }: World): string[] {
  return charges.flatMap((charge) => {
    const taken = ledger.charges.filter(
      ({ status, metadata }) => status === 'succeeded' && metadata.chargeId === idOf(charge),
    );
    const wrong = [
      charge.status === 'created' && 'is still open',
      charge.refund?.dueAt && 'still waits for its refund',
      taken.length > 1 && `was taken ${taken.length} times`,
      taken.some(({ amount }) => amount !== charge.amount) && 'was taken with another amount',
      charge.status === endedAs(taken[0]) || `is ${charge.status}, at Stripe ${endedAs(taken[0])}`,
    ];
    return wrong
      .filter((text) => typeof text === 'string')
      .map((text) => `I2: charge ${idOf(charge)} ${text}`);
  });
}

function endedAs(taken: Document | undefined): string {
  if (!taken) return 'failed';
  return taken.amount_refunded > 0 ? 'refunded' : 'completed';
}
