import type { Clock } from '@ticketing/common';
import { type Failure, settle, type Verdict } from '../domain/charge.js';
import { hasEnded, type PaymentGateway } from '../gateway/payment-gateway.js';
import type { ChargeDocument, Charges } from '../models/charges.js';

interface Dependencies {
  charges: Charges;
  gateway: PaymentGateway;
  clock: Clock;
}

/** How attempts end, whoever learns of it first: the request that made them, a webhook or the reconciler. */
export function createSettlement({ charges, gateway, clock }: Dependencies) {
  /** Writes down how an attempt ended. Where its order has been cancelled meanwhile, that makes its refund due. */
  async function close(charge: ChargeDocument, verdict: Verdict): Promise<ChargeDocument> {
    // Counted outside of the change: while this attempt is live, no other of its order can be declined.
    const declines = await charges.declinesOf(charge.orderId);
    const closed = await charges.change(charge.id, (current) =>
      settle(current, verdict, declines, clock.now()),
    );
    return closed ?? charge;
  }

  /** Ends an attempt for which Stripe still waits: what is cancelled can take no money later. */
  async function abandon(charge: ChargeDocument, intentId: string, failure: Failure) {
    const outcome = await gateway.cancel(intentId);
    if (outcome.kind === 'not-paid') return close(charge, { ...outcome, failure });
    return outcome.kind === 'paid' ? close(charge, outcome) : charge;
  }

  /** Asks Stripe how an attempt stands, and writes it down if it has ended. */
  async function inquire(charge: ChargeDocument, intentId = charge.intentId) {
    const { id: chargeId, createdAt } = charge;
    const outcome = await gateway.find({ chargeId, createdAt, intentId });
    if (hasEnded(outcome)) await close(charge, outcome);
    return outcome;
  }

  return { close, abandon, inquire };
}

export type Settlement = ReturnType<typeof createSettlement>;
