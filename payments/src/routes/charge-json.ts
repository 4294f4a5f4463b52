import { toDollars } from '@ticketing/common';
import { type Refund, tookMoney } from '../domain/charge.js';
import { messageOf } from '../domain/charge-message.js';
import { codeOf } from '../domain/failures.js';
import type { ChargeRecord } from '../models/charges.js';

/** A charge as its buyer sees it: amounts in dollars, and nothing by which it could be paid. */
export const chargeJson = (charge: ChargeRecord) => ({
  id: charge._id.toHexString(),
  orderId: charge.orderId,
  amount: toDollars(charge.amount),
  currency: charge.currency,
  status: statusOf(charge),
  createdAt: charge.createdAt,
  message: messageOf(charge),
  ...(charge.paidAt && {
    paidAt: charge.paidAt,
    receiptNumber: receiptNumberOf(charge),
    card: charge.card,
  }),
  failure: charge.failure && {
    code: codeOf(charge.failure),
    message: charge.failure.message,
  },
  refund: tookMoney(charge) && charge.refund ? refundJson(charge.refund, charge.amount) : undefined,
});

/** The field's own word for what a client has to do next. */
const statusOf = ({ status, authenticating }: ChargeRecord) =>
  status === 'created' && authenticating ? 'requires_action' : status;

const refundJson = ({ id, amount, reason, at }: Refund, paid: number) => ({
  status: id === undefined ? 'pending' : 'succeeded',
  reason,
  amount: toDollars(amount ?? paid),
  at,
});

/** The charge's id in as few characters as can be read out on the phone. */
const receiptNumberOf = ({ _id }: ChargeRecord) =>
  `R${BigInt(`0x${_id.toHexString()}`).toString(36).toUpperCase()}`;
