import type Stripe from 'stripe';

/**
 * What is remembered of each of Stripe's objects: the fields that differ from one to the next, under Stripe's names.
 * A record is never altered; a change makes a new one, so an earlier state can be kept by keeping the reference.
 */
type Kept<T extends { id: string; object: string; created: number }, K extends keyof T> = Pick<
  T,
  'id' | 'object' | 'created' | K
>;

export type IntentRecord = Kept<
  Stripe.PaymentIntent,
  | 'allowed_payment_method_types'
  | 'amount'
  | 'automatic_payment_methods'
  | 'canceled_at'
  | 'cancellation_reason'
  | 'client_secret'
  | 'currency'
  | 'description'
  | 'last_payment_error'
  | 'metadata'
  | 'next_action'
  | 'receipt_email'
  | 'status'
> & { latest_charge: string | null; payment_method: string | null };

export type ChargeRecord = Kept<
  Stripe.Charge,
  | 'amount'
  | 'amount_refunded'
  | 'currency'
  | 'description'
  | 'disputed'
  | 'failure_code'
  | 'failure_message'
  | 'metadata'
  | 'receipt_email'
  | 'status'
> & { payment_intent: string; payment_method: string; card: string; authenticated: boolean };

export type RefundRecord = Kept<
  Stripe.Refund,
  'amount' | 'currency' | 'failure_reason' | 'metadata' | 'pending_reason' | 'reason' | 'status'
> & {
  charge: string;
  payment_intent: string;
};

export type PaymentMethodRecord = Kept<Stripe.PaymentMethod, 'type'> & { card: string };

export type DisputeRecord = Kept<Stripe.Dispute, 'amount' | 'currency' | 'reason' | 'status'> & {
  charge: string;
  payment_intent: string;
};

export type LedgerRecord = IntentRecord | ChargeRecord | RefundRecord | PaymentMethodRecord | DisputeRecord;
export type ObjectName = LedgerRecord['object'];
