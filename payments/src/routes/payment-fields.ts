import { idField, textField } from '@ticketing/common';
import { body, header } from 'express-validator';

/** Stripe's own limit for its ids and idempotency keys: https://docs.stripe.com/api/idempotent_requests */
const LONGEST_ID = 255;

/** What a buyer says to pay: which order, and by exactly one of the two ways with what card. */
export const paymentFields = () => [
  idField('orderId'),
  body('token')
    .custom((token: unknown, { req }) => (token === undefined) !== (req.body?.paymentMethodId === undefined))
    .withMessage('Either token or paymentMethodId must be given'),
  textField('token', LONGEST_ID).optional(),
  textField('paymentMethodId', LONGEST_ID).optional(),
  header('Idempotency-Key')
    .optional()
    .matches(/^[\x20-\x7e]{1,255}$/)
    .withMessage(`Idempotency-Key must be 1 to ${LONGEST_ID} printable ASCII characters`),
];
