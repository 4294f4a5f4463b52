import { signedIn } from '@ticketing/common';
import { Router } from 'express';
import type { Orders } from '../models/orders.js';
import { orderJson } from './order-json.js';

/** GET /api/orders: the signed-in buyer's own orders, newest first, at most 500. */
export const listOrders = (orders: Orders) =>
  Router().get('/api/orders', async (request, response) => {
    const own = await orders.ofBuyer(signedIn(request).id);
    response.json(own.map(orderJson));
  });
