import type { Clock } from '@ticketing/common';
import { awaitAuthentication, type Failure, settle, type Verdict } from '../domain/charge.js';
import { authenticationAbandoned } from '../domain/failures.js';
import { hasEnded, type Outcome, type PaymentGateway } from '../gateway/payment-gateway.js';
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
    const isDeclined = verdict.kind === 'not-paid' && verdict.failure.declined;
    // Counted outside of the change: while this attempt is live, no other of its order can be declined.
    const declines = isDeclined ? await charges.declinesOf(charge.orderId) : 0;
    return charges.change(charge, (current) => settle(current, verdict, declines, clock.now()));
  }

  /** Writes down what Stripe says of an attempt, if that says anything. @returns the charge as it is now. */
  async function note(charge: ChargeDocument, outcome: Outcome | { kind: 'none' }): Promise<ChargeDocument> {
    if (outcome.kind === 'requires-action') return wait(charge, outcome.intentId);
    if (!hasEnded(outcome)) return (await charges.find(charge.id)) ?? charge;
    const { intentId = charge.intentId } = outcome;
    // The buyer's browser holds a secret by which the intent, although it failed, could still be paid.
    const isOpen = outcome.kind === 'not-paid' && charge.authenticating;
    return isOpen && intentId ? abandon(charge, intentId, outcome.failure) : close(charge, outcome);
  }

  /** Leaves an attempt to its buyer, unless it has been given up meanwhile: then nobody shall pay it any more. */
  async function wait(charge: ChargeDocument, intentId: string): Promise<ChargeDocument> {
    const waiting = await charges.change(charge, (current) => awaitAuthentication(current, intentId));
    const isOver = waiting.status !== 'created' || waiting.refund;
    return isOver ? abandon(waiting, intentId, authenticationAbandoned) : waiting;
  }

  /** Ends an attempt for which Stripe still waits: what is cancelled can take no money later. */
  async function abandon(
    charge: ChargeDocument,
    intentId: string,
    failure: Failure,
  ): Promise<ChargeDocument> {
    const outcome = await gateway.cancel(intentId);
    if (outcome.kind === 'not-paid') return close(charge, { ...outcome, failure });
    return outcome.kind === 'paid' ? close(charge, outcome) : charge;
  }

  /** Asks Stripe how an attempt stands, and writes it down. */
  async function inquire(charge: ChargeDocument, intentId = charge.intentId) {
    const { id: chargeId, createdAt } = charge;
    const outcome = await gateway.find({ chargeId, createdAt, intentId });
    return { outcome, charge: await note(charge, outcome) };
  }

  return { close, note, abandon, inquire };
}

export type Settlement = ReturnType<typeof createSettlement>;
