import type Stripe from 'stripe';
import type { ChargeRecord } from '../records.js';
import { cardNamed } from '../test-cards.js';
import { CARD_CHECKS, EXPIRY, NO_BILLING_DETAILS } from './payment-method.js';

const CONSTANT = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  billing_details: NO_BILLING_DETAILS,
  calculated_statement_descriptor: null,
  customer: null,
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Stripe.Charge>;

export function chargeResource(record: ChargeRecord): Stripe.Charge {
  const { card, authenticated, ...kept } = record;
  const succeeded = record.status === 'succeeded';
  return Object.assign({}, kept, CONSTANT, {
    amount_captured: succeeded ? record.amount : 0,
    captured: succeeded,
    outcome: outcome(record),
    paid: succeeded,
    payment_method_details: { type: 'card', card: cardDetails(card, record.amount, authenticated) },
    refunded: succeeded && record.amount_refunded === record.amount,
  });
}

function outcome({ status, card }: ChargeRecord): Stripe.Charge.Outcome {
  const succeeded = status === 'succeeded';
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: succeeded ? 'approved_by_network' : 'declined_by_network',
    reason: succeeded ? null : (cardNamed(card).decline?.declineCode ?? null),
    risk_level: 'normal',
    risk_score: 0,
    seller_message: succeeded
      ? 'Payment complete.'
      : 'The bank did not return any further details with this decline.',
    type: succeeded ? 'authorized' : 'issuer_declined',
  };
}

function cardDetails(
  card: string,
  amount: number,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails.Card {
  const { brand, funding, number } = cardNamed(card);
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand,
    checks: CARD_CHECKS,
    country: 'US',
    electronic_commerce_indicator: null,
    ...EXPIRY,
    funding,
    installments: null,
    last4: number.slice(-4),
    mandate: null,
    network: brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: authenticated ? AUTHENTICATED : null,
    transaction_link_id: null,
    wallet: null,
  };
}

const AUTHENTICATED: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};
