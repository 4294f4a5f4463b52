import { badRequest, notAuthorized, notFound, requireSignIn, signedIn } from '@ticketing/common';
import { Router } from 'express';
import { cancelByBuyer } from '../domain/order.js';
import type { Orders } from '../models/orders.js';

/** DELETE /api/orders/:id: the buyer lets go of the ticket. Doing it again changes nothing. */
export const cancelOrder = (orders: Orders) =>
  Router().delete('/api/orders/:id', requireSignIn, async (request, response) => {
    const buyer = signedIn(request).id;
    const found = await orders.change(request.params.id, (order) => {
      if (order.userId !== buyer) throw notAuthorized();
      return cancelByBuyer(order);
    });
    if (!found) throw notFound('No such order');
    if (found.decision.kind === 'refused') throw badRequest('The order is already paid');
    response.sendStatus(204);
  });
