import type Stripe from 'stripe';
import type { PaymentMethodRecord } from '../records.js';
import { cardNamed } from '../test-cards.js';

export const EXPIRY = { exp_month: 12, exp_year: 2040 };
export const CARD_CHECKS = {
  address_line1_check: null,
  address_postal_code_check: null,
  cvc_check: 'pass',
};
export const NO_BILLING_DETAILS = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

export function paymentMethodResource(record: PaymentMethodRecord): Stripe.PaymentMethod {
  const { brand, funding, number } = cardNamed(record.card);
  return {
    ...record,
    allow_redisplay: 'unspecified',
    billing_details: NO_BILLING_DETAILS,
    card: {
      brand,
      checks: CARD_CHECKS,
      country: 'US',
      display_brand: brand,
      ...EXPIRY,
      funding,
      generated_from: null,
      last4: number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
  };
}
