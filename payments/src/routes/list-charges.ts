import { isObjectId, requireSignIn, signedIn, toDollars, validate } from '@ticketing/common';
import { Router } from 'express';
import { query } from 'express-validator';
import { messageOf } from '../domain/charge-message.js';
import type { ChargeRecord, Charges } from '../models/charges.js';

const parameters = [query('orderId').custom(isObjectId).withMessage('orderId must be a valid id')];

/** GET /api/payments?orderId=…: the caller's own attempts to pay that order, newest first. */
export const listCharges = ({ model }: Charges) =>
  Router().get('/api/payments', requireSignIn, validate(...parameters), async (request, response) => {
    const orderId = String(request.query.orderId).toLowerCase();
    const charges = await model
      .find({ orderId, userId: signedIn(request).id })
      .sort({ _id: -1 })
      .limit(100)
      .lean();
    response.json(charges.map(chargeJson));
  });

/** A charge as its buyer sees it: the amount in dollars. */
const chargeJson = (charge: ChargeRecord) => ({
  id: charge._id.toHexString(),
  orderId: charge.orderId,
  amount: toDollars(charge.amount),
  status: charge.status,
  message: messageOf(charge),
});
