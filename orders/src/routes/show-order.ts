import { notAuthorized, notFound, signedIn } from '@ticketing/common';
import { Router } from 'express';
import type { Orders } from '../models/orders.js';
import { orderJson } from './order-json.js';

/** GET /api/orders/:id: an order of the signed-in buyer. */
export const showOrder = (orders: Orders) =>
  Router().get('/api/orders/:id', async (request, response) => {
    const buyer = signedIn(request).id;
    const order = await orders.find(request.params.id);
    if (!order) throw notFound('No such order');
    if (order.userId !== buyer) throw notAuthorized();
    response.json(orderJson(order));
  });
