import { badRequest, HttpError, notYet, unavailable, within } from '@ticketing/common';
import type { Response } from 'express';
import { CHECKING, messageOf } from '../domain/charge-message.js';
import { codeOf, stripeUnavailable } from '../domain/failures.js';
import type { ChargeDocument } from '../models/charges.js';
import type { Payment } from '../settlement/payment.js';
import { chargeJson } from './charge-json.js';

type Refused = Extract<Payment, { kind: 'refused' }>;

const refusals: Record<Refused['refusal'], () => HttpError> = {
  cancelled: () => badRequest('The order is cancelled'),
  'already-paid': () => badRequest('The order is already paid'),
  expired: () => badRequest('The order has expired'),
  'under-way': () => badRequest('A payment for this order is under way'),
  'declined-too-often': () => badRequest('Too many cards were declined: the order is being cancelled'),
  'still-being-reserved': () => notYet('The ticket is still being reserved', 1),
  'key-reused': () => badRequest('This Idempotency-Key was used for another payment'),
};

/** Milliseconds after which the buyer is told that we are checking, whatever we still wait for: within ten seconds. */
const LONGEST_WAIT = 9_500;

/**
 * Answers a request to pay as soon as it is known what it comes to, and in any case in time. What goes on after that
 * is found by the reconciler as if the process had died. @throws {HttpError} 503 when nobody knows yet.
 */
export async function answerInTime(response: Response, payment: Promise<Payment>): Promise<void> {
  answerPayment(response, await within(LONGEST_WAIT, payment, checking));
}

const checking = () => unavailable(CHECKING, 5);

/**
 * Answers a request to pay: 201 with the charge when it is paid; 202 with what the browser needs when the buyer has
 * to authenticate first. @throws {HttpError} 400 when it is not paid, 503 when nobody knows yet.
 */
function answerPayment(response: Response, payment: Payment): void {
  if (payment.kind === 'refused') throw refusals[payment.refusal]();
  const { charge, authentication } = payment;
  if (authentication) {
    const { clientSecret, url: authenticationUrl } = authentication;
    response.status(202).json({ ...chargeJson(charge), clientSecret, authenticationUrl });
    return;
  }
  const error = errorOfCharge(charge);
  if (error) throw error;
  response.status(201).json(chargeJson(charge));
}

/** What to answer for an attempt that has not paid its order; undefined for one that has. */
function errorOfCharge(charge: ChargeDocument): HttpError | undefined {
  const { status, failure, refund } = charge;
  if (status === 'created') return checking();
  if (status === 'completed' && !refund) return undefined;
  const message = messageOf(charge) ?? 'The order was not paid';
  if (failure?.code === stripeUnavailable.code) return unavailable(message);
  const code = refund ? 'refunded' : failure && codeOf(failure);
  return new HttpError(400, [{ message, ...(code && { code }) }]);
}
