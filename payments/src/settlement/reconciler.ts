import { type Background, type Clock, createSweep, type Logger } from '@ticketing/common';
import { authenticationAbandoned, neverReachedStripe, notCompleted } from '../domain/failures.js';
import { isPayable } from '../domain/order.js';
import type { PaymentGateway } from '../gateway/payment-gateway.js';
import type { ChargeDocument, Charges } from '../models/charges.js';
import type { Orders } from '../models/orders.js';
import type { Settlement } from './settlement.js';

interface Dependencies {
  orders: Orders;
  charges: Charges;
  gateway: PaymentGateway;
  settlement: Settlement;
  clock: Clock;
  logger: Logger;
}

const INTERVAL = 5_000;
/** Most attempts end by themselves within that time, in milliseconds. */
const YOUNGEST = 3_000;
/** How long a request that we no longer wait for may still be on its way into Stripe's books, in milliseconds. */
const IN_TRANSIT = 30_000;
/** Attempts that are asked for at the same time: a slow answer to one holds up no other. */
const AT_A_TIME = 8;

/**
 * Finishes the attempts whose outcome nobody knows, because of a crash or a time-out between call and answer, by
 * asking Stripe. What has ended there can be written down at any age; what has not is ended only once nobody waits
 * for it any more: one that the buyer has to authenticate lives as long as its order can be paid.
 */
export function createReconciler(dependencies: Dependencies): Background {
  const { orders, charges, gateway, settlement, clock, logger } = dependencies;
  const age = (charge: ChargeDocument) => clock.now().getTime() - charge.createdAt.getTime();

  async function isWaitedFor({ orderId }: ChargeDocument): Promise<boolean> {
    const order = await orders.find(orderId);
    return order !== null && isPayable(order, clock.now());
  }

  async function reconcile(before: ChargeDocument): Promise<void> {
    const { charge, outcome } = await settlement.inquire(before);
    if (outcome.kind === 'requires-action' && !(await isWaitedFor(charge))) {
      await settlement.abandon(charge, outcome.intentId, authenticationAbandoned);
    }
    if (outcome.kind === 'open' && age(charge) > gateway.patience) {
      await settlement.abandon(charge, outcome.intentId, notCompleted);
    }
    if (outcome.kind === 'none' && age(charge) > gateway.patience + IN_TRANSIT) {
      await settlement.close(charge, { kind: 'not-paid', failure: neverReachedStripe });
    }
  }

  return createSweep({
    name: 'reconciliation of payments',
    interval: INTERVAL,
    clock,
    logger,
    async run(signal) {
      const until = new Date(clock.now().getTime() - YOUNGEST);
      await charges
        .unsettledSince(until)
        .eachAsync((charge) => (signal.aborted ? undefined : reconcile(charge)), { parallel: AT_A_TIME });
    },
  });
}
