import { chargeableAmount, knownCurrency } from './currencies.js';
import { invalidRequest } from './errors.js';
import { newId } from './ids.js';
import type { Params } from './params.js';
import type { IntentRecord } from './records.js';

export const DRAFT_PARAMS = [
  'allowed_payment_method_types',
  'amount',
  'automatic_payment_methods',
  'currency',
  'description',
  'metadata',
  'payment_method_types',
  'receipt_email',
];

export type Draft = Pick<
  IntentRecord,
  | 'allowed_payment_method_types'
  | 'amount'
  | 'automatic_payment_methods'
  | 'currency'
  | 'description'
  | 'metadata'
  | 'receipt_email'
>;

export function readDraft(params: Params): Draft {
  const currency = knownCurrency(params.required('currency', params.text));
  return {
    ...acceptedMethods(params),
    amount: chargeableAmount(params.required('amount', params.integer), currency),
    currency,
    description: params.text('description') ?? null,
    metadata: params.metadata(),
    receipt_email: params.text('receipt_email') ?? null,
  };
}

export function newIntent(draft: Draft, paymentMethod: string | undefined, now: number): IntentRecord {
  const id = newId('pi');
  return {
    id,
    object: 'payment_intent',
    created: now,
    ...draft,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: newId(`${id}_secret`),
    last_payment_error: null,
    latest_charge: null,
    next_action: null,
    payment_method: paymentMethod ?? null,
    status: paymentMethod ? 'requires_confirmation' : 'requires_payment_method',
  };
}

/** By what the buyer may pay. Here it is always by card; what matters is whether redirects must be provided for. */
function acceptedMethods(
  params: Params,
): Pick<IntentRecord, 'allowed_payment_method_types' | 'automatic_payment_methods'> {
  if (params.list('payment_method_types').length > 0) {
    throw invalidRequest(
      'The payment_method_types parameter is no longer supported in this API version. Use dynamic payment methods or ' +
        'allowed_payment_method_types instead.',
      { code: 'payment_method_types_no_longer_supported', param: 'payment_method_types' },
    );
  }
  const allowed = params.list('allowed_payment_method_types');
  const automatic = params.nested('automatic_payment_methods')?.only('enabled', 'allow_redirects');
  if (allowed.length > 0 && automatic) {
    throw invalidRequest(
      'You may only specify one of these parameters: allowed_payment_method_types, automatic_payment_methods.',
      { code: 'parameters_exclusive' },
    );
  }
  if (allowed.length > 0 && !allowed.includes('card')) {
    throw invalidRequest('This stand-in takes cards only.', { param: 'allowed_payment_method_types' });
  }
  const enabled = allowed.length === 0 && automatic?.required('enabled', automatic.boolean) !== false;
  const allow_redirects = automatic?.choice('allow_redirects', ['always', 'never']) ?? 'always';
  return {
    allowed_payment_method_types: allowed.length > 0 ? allowed : null,
    automatic_payment_methods: enabled ? { enabled, allow_redirects } : null,
  };
}
