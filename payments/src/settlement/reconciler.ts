import { type Background, type Clock, createSweep, type Logger } from '@ticketing/common';
import { neverReachedStripe, notCompleted } from '../domain/failures.js';
import type { PaymentGateway } from '../gateway/payment-gateway.js';
import type { ChargeDocument, Charges } from '../models/charges.js';
import type { Settlement } from './settlement.js';

interface Dependencies {
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

/**
 * Finishes the attempts whose outcome nobody knows, because of a crash or a time-out between call and answer, by
 * asking Stripe. What has ended there can be written down at any age; what has not is ended only once it is so old
 * that nobody waits for it any more.
 */
export function createReconciler({ charges, gateway, settlement, clock, logger }: Dependencies): Background {
  const age = (charge: ChargeDocument) => clock.now().getTime() - charge.createdAt.getTime();

  async function reconcile(charge: ChargeDocument): Promise<void> {
    const outcome = await settlement.inquire(charge);
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
      for await (const charge of charges.unsettledSince(until)) {
        if (signal.aborted) return;
        await reconcile(charge);
      }
    },
  });
}
