import { badRequest, type HttpError, notYet, unavailable } from '@ticketing/common';
import { CHECKING, messageOf } from '../domain/charge-message.js';
import { stripeUnavailable } from '../domain/failures.js';
import type { Refusal } from '../domain/order.js';
import type { ChargeDocument } from '../models/charges.js';

const refusals: Record<Refusal, () => HttpError> = {
  cancelled: () => badRequest('The order is cancelled'),
  'already-paid': () => badRequest('The order is already paid'),
  expired: () => badRequest('The order has expired'),
  'under-way': () => badRequest('A payment for this order is under way'),
  'declined-too-often': () => badRequest('Too many cards were declined: the order is being cancelled'),
  'still-being-reserved': () => notYet('The ticket is still being reserved', 1),
};

export const errorOfRefusal = (refusal: Refusal): HttpError => refusals[refusal]();

/** What to answer for an attempt that has not paid its order; undefined for one that has. */
export function errorOfCharge(charge: ChargeDocument): HttpError | undefined {
  const { status, failure, refund } = charge;
  if (status === 'created') return unavailable(CHECKING, 5);
  if (status === 'completed' && !refund) return undefined;
  const message = messageOf(charge) ?? 'The order was not paid';
  return failure?.code === stripeUnavailable.code ? unavailable(message) : badRequest(message);
}
