import type { EventHandler } from '@ticketing/common';
import { failPayment } from '../domain/order.js';
import type { Orders } from '../models/orders.js';
import { orderOfEvent } from './order-of-event.js';

interface Dependencies {
  orders: Orders;
}

/** Payments has given up on the order, not merely on one card: the ticket goes back on sale. */
export const paymentFailed =
  ({ orders }: Dependencies): EventHandler<'payment:failed'> =>
  async ({ data: charge }) => {
    orderOfEvent(await orders.change(charge.orderId, failPayment), charge.orderId);
  };
