import { clientRequest, notAuthorized, notFound, requireSignIn, signedIn, validate } from '@ticketing/common';
import { type Request, Router } from 'express';
import type { CardSource } from '../gateway/payment-gateway.js';
import type { FindOrderToPay } from '../models/orders-to-pay.js';
import type { PayOrder } from '../settlement/pay-order.js';
import { answerInTime } from './payment-answers.js';
import { paymentFields } from './payment-fields.js';

interface Dependencies {
  findOrderToPay: FindOrderToPay;
  payOrder: PayOrder;
}

/**
 * POST /api/payments {orderId, paymentMethodId} or {orderId, token}: a buyer pays an order. Repeated under the same
 * Idempotency-Key it is answered as before, and charges nothing.
 */
export const createPayment = ({ findOrderToPay, payOrder }: Dependencies) =>
  Router().post('/api/payments', requireSignIn, validate(...paymentFields()), async (request, response) => {
    const order = await findOrderToPay(request.body.orderId);
    if (!order) throw notFound('No such order');
    if (order.userId !== signedIn(request).id) throw notAuthorized();
    const source = sourceOf(request);
    const asked = clientRequest(request, [request.body.orderId, source]);
    await answerInTime(response, payOrder(order, source, asked));
  });

const sourceOf = ({ body: { token, paymentMethodId } }: Request): CardSource =>
  token === undefined ? { paymentMethodId } : { token };
