import {
  type Background,
  type Clock,
  createSweep,
  inBatches,
  type Logger,
  type Tracer,
} from '@ticketing/common';
import { type DifferenceKind, differenceKinds, differenceOf } from '../domain/comparison.js';
import type { PaymentGateway } from '../gateway/payment-gateway.js';
import type { PaymentMetrics } from '../metrics.js';
import type { Charges } from '../models/charges.js';
import type { Settlement } from './settlement.js';

interface Dependencies {
  charges: Charges;
  gateway: PaymentGateway;
  settlement: Settlement;
  paymentMetrics: PaymentMetrics;
  clock: Clock;
  logger: Logger;
  tracer: Tracer;
}

const MINUTE = 60_000;
const INTERVAL = 15 * MINUTE;
/** How far back it looks: further at start, as the service may have been down. Stripe lists a hundred payments a call. */
const DEPTH = 24 * 60 * MINUTE;
const DEPTH_AT_START = 7 * DEPTH;
/** A payment is listed by when its attempt began; the buyer may take until the order's end to authenticate. */
const LONGEST_ATTEMPT = 60 * MINUTE;
const BATCH = 100;

/** Compares the payments of the last day with Stripe's list, both ways, and reports what differs to the operator. */
export function createComparison(dependencies: Dependencies): Background {
  const { charges, gateway, settlement, paymentMetrics, clock, logger, tracer } = dependencies;

  /** Looks at one payment again on both sides: it may have been on its way from one to the other. */
  async function confirmed(
    chargeId: string,
    intentId: string | undefined,
  ): Promise<DifferenceKind | undefined> {
    const theirs = intentId === undefined ? undefined : await gateway.payment(intentId);
    const ours = await charges.find(chargeId);
    const kind = differenceOf(ours ?? undefined, theirs);
    if (kind === undefined) return undefined;
    logger.error(
      { difference: kind, chargeId, intentId, orderId: ours?.orderId, ours: ours?.status, theirs },
      'our books and Stripe’s differ',
    );
    // Money that came after we had given the attempt up: it is nobody's payment, and is given back.
    if (kind === 'not-recorded' && ours) await settlement.inquire(ours, intentId);
    return kind;
  }

  async function* differences(from: Date, until: Date): AsyncGenerator<DifferenceKind | undefined> {
    const listed = new Set<string>();
    for await (const batch of inBatches(gateway.payments(from, until), BATCH)) {
      const ours = await charges.byIds(batch.map(({ chargeId }) => chargeId));
      for (const payment of batch) {
        const { chargeId, intentId } = payment;
        listed.add(chargeId);
        if (differenceOf(ours.get(chargeId), payment)) yield confirmed(chargeId, intentId);
      }
    }
    const begun = new Date(from.getTime() + LONGEST_ATTEMPT);
    for await (const charge of charges.paidWithin(begun, until)) {
      if (!listed.has(charge.id)) yield confirmed(charge.id, charge.intentId);
    }
  }

  let depth = DEPTH_AT_START;
  return createSweep({
    name: 'comparison with Stripe',
    interval: INTERVAL,
    clock,
    logger,
    tracer,
    async run(signal) {
      const until = new Date(clock.now().getTime() - MINUTE);
      const counts = new Map<DifferenceKind, number>(differenceKinds.map((kind) => [kind, 0]));
      for await (const kind of differences(new Date(until.getTime() - depth), until)) {
        if (signal.aborted) return;
        if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      depth = DEPTH;
      for (const [kind, count] of counts) paymentMetrics.differences.set({ kind }, count);
      paymentMetrics.comparedAt.set(clock.now().getTime() / 1000);
    },
  });
}
