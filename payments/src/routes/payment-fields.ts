import { idempotencyKeyField, idField, textField } from '@ticketing/common';
import { body } from 'express-validator';

/** Stripe's own limit for its ids. */
const LONGEST_ID = 255;

/** What a buyer says to pay: which order, and by exactly one of the two ways with what card. */
export const paymentFields = () => [
  idField('orderId'),
  body('token')
    .custom((token: unknown, { req }) => (token === undefined) !== (req.body?.paymentMethodId === undefined))
    .withMessage('Either token or paymentMethodId must be given'),
  textField('token', LONGEST_ID).optional(),
  textField('paymentMethodId', LONGEST_ID).optional(),
  idempotencyKeyField(),
];
