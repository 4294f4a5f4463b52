import { money } from './currencies.js';
import { invalidRequest, noSuch } from './errors.js';
import { newId } from './ids.js';
import type { Ledger } from './ledger.js';
import type { Operation } from './operation.js';
import type { Params } from './params.js';
import { expansions } from './present.js';
import type { ChargeRecord, RefundRecord } from './records.js';
import { cardNamed } from './test-cards.js';

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

export const createRefund: Operation = ({ params }) => {
  params.only('amount', 'charge', 'expand', 'metadata', 'payment_intent', 'reason');
  const charged = chargeSource(params);
  const amount = params.integer('amount');
  if (amount !== undefined && amount <= 0) {
    throw invalidRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  }
  const reason = params.choice('reason', REASONS) ?? null;
  const metadata = params.metadata();

  return {
    expand: expansions(params, 'refund'),
    act: (ledger, now) => {
      const charge = charged(ledger);
      const refund: RefundRecord = {
        id: newId('re'),
        object: 'refund',
        created: now,
        amount: refundable(charge, amount),
        charge: charge.id,
        currency: charge.currency,
        metadata,
        payment_intent: charge.payment_intent,
        reason,
        ...(cardNamed(charge.card).refund === 'pends'
          ? { status: 'pending', pending_reason: 'processing' }
          : { status: 'succeeded' }),
      };
      const refunded: ChargeRecord = { ...charge, amount_refunded: charge.amount_refunded + refund.amount };
      return {
        records: [refund, refunded],
        events: [{ type: 'charge.refunded', of: charge.id }],
        shows: refund.id,
      };
    },
  };
};

function chargeSource(params: Params): (ledger: Ledger) => ChargeRecord {
  const chargeId = params.text('charge');
  const intentId = params.text('payment_intent');
  if (!chargeId && !intentId) {
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  return (ledger) => {
    const charge = chargeId ? findCharge(ledger, chargeId) : chargeOfIntent(ledger, String(intentId));
    if (charge.status !== 'succeeded') throw neverCharged(charge.payment_intent);
    return charge;
  };
}

function findCharge(ledger: Ledger, id: string): ChargeRecord {
  const charge = ledger.charge.get(id);
  if (!charge) throw noSuch('charge', id, 'charge');
  return charge;
}

function chargeOfIntent(ledger: Ledger, intentId: string): ChargeRecord {
  const intent = ledger.payment_intent.get(intentId);
  if (!intent) throw noSuch('payment_intent', intentId, 'payment_intent');
  const charge = intent.latest_charge ? ledger.charge.get(intent.latest_charge) : undefined;
  if (!charge) throw neverCharged(intentId);
  return charge;
}

/** The amount to refund: what was asked for, or all that is left. */
function refundable(charge: ChargeRecord, asked: number | undefined): number {
  if (charge.disputed) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  }
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  const amount = asked ?? left;
  if (amount <= left) return amount;
  const limit = charge.amount_refunded === 0 ? 'charge amount' : 'unrefunded amount on charge';
  throw invalidRequest(
    `Refund amount (${money(amount, charge.currency)}) is greater than ${limit} (${money(left, charge.currency)})`,
    { param: 'amount' },
  );
}

const neverCharged = (intentId: string) =>
  invalidRequest(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  });
