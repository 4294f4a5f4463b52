import { invalidRequest, noSuch } from './errors.js';
import { newId } from './ids.js';
import type { Ledger } from './ledger.js';
import type { Operation } from './operation.js';
import type { Params } from './params.js';
import { expansions } from './present.js';
import type { PaymentMethodRecord } from './records.js';
import { cardName } from './test-cards.js';

/** How a request names the card: by a PaymentMethod, or by a token to make one from. */
export type MethodSource = { id: string } | { token: string; param: string };

export const createPaymentMethod: Operation = ({ params }) => {
  params.only('type', 'card', 'expand');
  const source = cardToken(params, 'card');
  return {
    expand: expansions(params, 'payment_method'),
    act: (ledger, now) => {
      const method = resolveMethod(source, ledger, now);
      return { records: [method], events: [], shows: method.id };
    },
  };
};

export function methodSource(params: Params): MethodSource | undefined {
  const id = params.text('payment_method');
  const data = params.nested('payment_method_data')?.only('type', 'card');
  if (id && data) {
    throw invalidRequest(
      'You may only specify one of these parameters: payment_method, payment_method_data.',
      { code: 'parameters_exclusive' },
    );
  }
  if (id) return { id };
  return data && cardToken(data, 'payment_method_data[card]');
}

/** Stripe's test ids stand for a card that is made anew at each use; any other id must have been made here. */
export function resolveMethod(source: MethodSource, ledger: Ledger, now: number): PaymentMethodRecord {
  const named = 'id' in source ? source.id : source.token;
  const isRightKind = named.startsWith('id' in source ? 'pm_' : 'tok_');
  const card = isRightKind ? cardName(named) : undefined;
  if (card) return { id: newId('pm'), object: 'payment_method', created: now, type: 'card', card };
  if ('token' in source) throw noSuch('token', named, source.param);
  const known = ledger.payment_method.get(named);
  if (!known) throw noSuch('PaymentMethod', named, 'payment_method');
  return known;
}

function cardToken(params: Params, param: string): MethodSource {
  const type = params.required('type', params.text);
  if (type !== 'card') {
    throw invalidRequest(`The payment method type "${type}" is invalid.`, { param: 'type' });
  }
  const card = params.required('card', params.nested).only('token');
  return { token: card.required('token', card.text), param: `${param}[token]` };
}
