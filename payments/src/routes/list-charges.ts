import { isObjectId, requireSignIn, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { query } from 'express-validator';
import type { Charges } from '../models/charges.js';
import { chargeJson } from './charge-json.js';

const parameters = [query('orderId').custom(isObjectId).withMessage('orderId must be a valid id')];

/** GET /api/payments?orderId=…: the caller's own attempts to pay that order, newest first. */
export const listCharges = (charges: Charges) =>
  Router().get('/api/payments', requireSignIn, validate(...parameters), async (request, response) => {
    const orderId = String(request.query.orderId).toLowerCase();
    const shown = await charges.shownTo(signedIn(request).id, orderId);
    response.json(shown.map(chargeJson));
  });
