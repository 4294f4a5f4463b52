import type Stripe from 'stripe';
import type { RefundRecord } from '../records.js';

const CONSTANT = {
  balance_transaction: null,
  customer: null,
  customer_account: null,
  destination_details: { type: 'card' },
  payment_method: null,
  receipt_number: null,
  source_transfer_reversal: null,
  transfer_reversal: null,
} satisfies Partial<Stripe.Refund>;

export const refundResource = (record: RefundRecord): Stripe.Refund => ({ ...record, ...CONSTANT });
