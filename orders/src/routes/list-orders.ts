import { signedIn } from '@ticketing/common';
import { Router } from 'express';
import { type Orders, shownFields } from '../models/orders.js';
import { orderJson } from './order-json.js';

/** GET /api/orders: the signed-in buyer's own orders, newest first, at most 500. */
export const listOrders = ({ model }: Orders) =>
  Router().get('/api/orders', async (request, response) => {
    const own = { userId: signedIn(request).id };
    const orders = await model.find(own, shownFields).sort({ _id: -1 }).limit(500).lean();
    response.json(orders.map(orderJson));
  });
