import { isObjectId, notAuthorized, notFound, signedIn } from '@ticketing/common';
import { Router } from 'express';
import { type Orders, shownFields } from '../models/orders.js';
import { orderJson } from './order-json.js';

/** GET /api/orders/:id: an order of the signed-in buyer. */
export const showOrder = ({ model }: Orders) =>
  Router().get('/api/orders/:id', async (request, response) => {
    const buyer = signedIn(request).id;
    const { id } = request.params;
    const order = isObjectId(id) ? await model.findById(id, shownFields).lean() : null;
    if (!order) throw notFound('No such order');
    if (order.userId !== buyer) throw notAuthorized();
    response.json(orderJson(order));
  });
