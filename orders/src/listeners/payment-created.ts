import type { EventHandler } from '@ticketing/common';
import { complete } from '../domain/order.js';
import type { Orders } from '../models/orders.js';
import { orderOfEvent } from './order-of-event.js';

interface Dependencies {
  orders: Orders;
}

/** The money is there: the sale is done, unless the order is over already. */
export const paymentCreated =
  ({ orders }: Dependencies): EventHandler<'payment:created'> =>
  async ({ data: charge }) => {
    orderOfEvent(await orders.change(charge.orderId, complete), charge.orderId);
  };
