import { type Chance, weighted } from './chance.js';

/** What people do. Tickets and people are known by their numbers, as nobody knows ids in advance. */
export interface Action {
  /** The same in every history that has it. */
  id: string;
  /** Milliseconds since the beginning. */
  at: number;
  kind: 'list' | 'edit' | 'withdraw' | 'order' | 'pay' | 'cancel' | 'leave';
  person: number;
  ticket: number;
  /** Dollars, of a ticket. */
  price: number;
  /** The payment method. */
  card: string;
  /** Whether the browser sends an Idempotency-Key. */
  keyed: boolean;
  /** What the buyer says when the bank asks. */
  atTheBank: 'complete' | 'fail' | 'leaves';
  /** After how many milliseconds the button is pressed once more, if it is. */
  again: number | undefined;
}

const names = ['ann', 'bob', 'cem', 'dot'];
export const nameOf = (person: number): string => names[person] ?? `person ${person}`;

const cards = {
  pm_card_visa: 14,
  pm_card_visa_chargeDeclined: 4,
  pm_card_authenticationRequired: 3,
  pm_card_threeDSecureRequiredChargeDeclined: 1,
  pm_nobody_has_this: 1,
};

/** Most milliseconds between the first click of a button and the second. */
const DOUBLE_CLICK = 100;

/** What somebody does, with all that follows from its name. */
export function actionOf(
  chance: Chance,
  id: string,
  what: Pick<Action, 'kind' | 'person' | 'ticket' | 'at'>,
): Action {
  return {
    id,
    ...what,
    price: (1_000 + Math.floor(chance('price', id) * 4_000)) / 100,
    card: weighted(chance('card', id), cards),
    keyed: chance('keyed', id) < 0.7,
    atTheBank: weighted(chance('bank', id), { complete: 6, fail: 2, leaves: 2 }),
    again: chance('twice', id) < 0.15 ? chance('second click', id) * DOUBLE_CLICK : undefined,
  };
}
