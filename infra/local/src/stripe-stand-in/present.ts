import type Stripe from 'stripe';
import { invalidRequest } from './errors.js';
import type { Ledger } from './ledger.js';
import type { Params } from './params.js';
import type { LedgerRecord, ObjectName } from './records.js';
import { chargeResource } from './resources/charge.js';
import { disputeResource } from './resources/dispute.js';
import { paymentIntentResource } from './resources/payment-intent.js';
import { paymentMethodResource } from './resources/payment-method.js';
import { refundResource } from './resources/refund.js';

export type Resource =
  | Stripe.PaymentIntent
  | Stripe.Charge
  | Stripe.Refund
  | Stripe.PaymentMethod
  | Stripe.Dispute;

/** A record and those that it can be expanded with, all as they were when it was taken. */
export interface Snapshot {
  record: LedgerRecord;
  related: Partial<Record<string, LedgerRecord>>;
}

const EXPANDABLE: Record<ObjectName, Partial<Record<string, ObjectName>>> = {
  payment_intent: { latest_charge: 'charge', payment_method: 'payment_method' },
  charge: { payment_intent: 'payment_intent' },
  refund: { charge: 'charge', payment_intent: 'payment_intent' },
  payment_method: {},
  dispute: { charge: 'charge', payment_intent: 'payment_intent' },
};

export function takeSnapshot(ledger: Ledger, record: LedgerRecord): Snapshot {
  const related: Snapshot['related'] = {};
  for (const [field, object] of Object.entries(EXPANDABLE[record.object])) {
    const id = record[field as keyof LedgerRecord] as string | null;
    if (object && id) related[field] = ledger.of(object).get(id);
  }
  return { record, related };
}

export function present({ record, related }: Snapshot, expand: readonly string[] = []): Resource {
  const shown = resource(record);
  for (const field of expand) {
    const other = related[field];
    if (other) Object.assign(shown, { [field]: resource(other) });
  }
  return shown;
}

/** The fields to expand, from `expand[]`; within a list they are named `data.<field>`. */
export function expansions(params: Params, object: ObjectName, prefix = ''): string[] {
  return params.list('expand').map((path) => {
    const field = path.slice(prefix.length);
    if (path.startsWith(prefix) && Object.hasOwn(EXPANDABLE[object], field)) return field;
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  });
}

function resource(record: LedgerRecord): Resource {
  switch (record.object) {
    case 'payment_intent':
      return paymentIntentResource(record);
    case 'charge':
      return chargeResource(record);
    case 'refund':
      return refundResource(record);
    case 'payment_method':
      return paymentMethodResource(record);
    case 'dispute':
      return disputeResource(record);
  }
}
