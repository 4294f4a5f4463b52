import { notAuthorized, notFound, requireSignIn, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import type { Orders } from '../models/orders.js';
import type { PayOrder } from '../settlement/pay-order.js';
import { errorOfCharge, errorOfRefusal } from './payment-answers.js';
import { paymentFields } from './payment-fields.js';

interface Dependencies {
  orders: Orders;
  payOrder: PayOrder;
}

/** POST /api/payments {orderId, paymentMethodId} or {orderId, token}: a buyer pays an order. */
export const createPayment = ({ orders, payOrder }: Dependencies) =>
  Router().post('/api/payments', requireSignIn, validate(...paymentFields()), async (request, response) => {
    const { orderId, token, paymentMethodId } = request.body;
    const order = await orders.find(orderId);
    if (!order) throw notFound('No such order');
    if (order.userId !== signedIn(request).id) throw notAuthorized();
    const payment = await payOrder(order, token === undefined ? { paymentMethodId } : { token });
    if (payment.kind === 'refused') throw errorOfRefusal(payment.refusal);
    const error = errorOfCharge(payment.charge);
    if (error) throw error;
    response.status(201).json({ id: payment.charge.id });
  });
