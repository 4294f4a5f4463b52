import { type Background, type Clock, createSweep, type Logger, type Tracer } from '@ticketing/common';
import { authenticationAbandoned, neverReachedStripe, notCompleted } from '../domain/failures.js';
import { isPayable } from '../domain/order.js';
import { hasEnded, type Outcome, type PaymentGateway } from '../gateway/payment-gateway.js';
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
  tracer: Tracer;
}

const INTERVAL = 5_000;
/** How long a request that we no longer wait for may still be on its way into Stripe's books, in milliseconds. */
const IN_TRANSIT = 30_000;
/** Attempts that are asked for at the same time: a slow answer to one holds up no other. */
const AT_A_TIME = 8;

type Unfinished = Exclude<Outcome | { kind: 'none' }, { kind: 'paid' | 'not-paid' | 'unknown' }>;

/**
 * Finishes the attempts whose outcome nobody knows, because of a crash or a time-out between call and answer, by
 * asking Stripe. What has ended there can be written down at any age; what has not is ended only once nobody waits
 * for it any more: one that the buyer has to authenticate lives as long as its order can be paid.
 */
export function createReconciler(dependencies: Dependencies): Background {
  const { orders, charges, gateway, settlement, clock, logger, tracer } = dependencies;
  const age = (charge: ChargeDocument) => clock.now().getTime() - charge.createdAt.getTime();

  async function isPayableStill({ orderId }: ChargeDocument): Promise<boolean> {
    const order = await orders.find(orderId);
    return order !== null && isPayable(order, clock.now());
  }

  /** Whether somebody may still finish it: the buyer at the bank, the bank, or a request on its way to Stripe. */
  async function isWaitedFor(charge: ChargeDocument, outcome: Unfinished): Promise<boolean> {
    if (outcome.kind === 'none') return age(charge) <= gateway.patience + IN_TRANSIT;
    if (outcome.kind === 'open' && !charge.authenticating) return age(charge) <= gateway.patience;
    return isPayableStill(charge);
  }

  async function reconcile(before: ChargeDocument): Promise<void> {
    const { charge, outcome } = await settlement.inquire(before);
    if (hasEnded(outcome) || outcome.kind === 'unknown' || (await isWaitedFor(charge, outcome))) return;
    if (outcome.kind === 'none') {
      await settlement.close(charge, { kind: 'not-paid', failure: neverReachedStripe });
    } else {
      const failure = charge.authenticating ? authenticationAbandoned : notCompleted;
      await settlement.abandon(charge, outcome.intentId, failure);
    }
  }

  /** One that cannot be finished must not keep the others from it. */
  const attempt = (charge: ChargeDocument) =>
    reconcile(charge).catch((error: unknown) => {
      logger.error({ err: error, chargeId: charge.id }, 'an attempt could not be reconciled');
    });

  async function reconcileAll(time: Date, signal: AbortSignal): Promise<void> {
    const underWay = new Set<Promise<void>>();
    for (;;) {
      if (underWay.size === AT_A_TIME) await Promise.race(underWay);
      const charge = signal.aborted ? null : await charges.claimUnsettled(time);
      if (!charge) break;
      const one: Promise<void> = attempt(charge).finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await Promise.all(underWay);
  }

  return createSweep({
    name: 'reconciliation of payments',
    interval: INTERVAL,
    clock,
    logger,
    tracer,
    run: (signal) => reconcileAll(clock.now(), signal),
  });
}
