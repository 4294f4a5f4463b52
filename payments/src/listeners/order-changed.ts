import type { EventHandler } from '@ticketing/common';
import type { Orders } from '../models/orders.js';

interface Dependencies {
  orders: Orders;
}

/** An order has been made, can be paid, or is complete: all of it is in the copy, which a payment looks at. */
export const orderChanged =
  ({ orders }: Dependencies): EventHandler<'order:created' | 'order:awaiting-payment' | 'order:completed'> =>
  async ({ data: order }) => {
    await orders.apply(order);
  };
