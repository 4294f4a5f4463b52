import {
  createHttpApp,
  type IsEnded,
  type Limits,
  limitChanges,
  type Platform,
  type Readiness,
} from '@ticketing/common';
import type { Config } from './config.js';
import type { Orders } from './models/orders.js';
import type { TicketCopies } from './models/ticket-copies.js';
import { cancelOrder } from './routes/cancel-order.js';
import { createOrder } from './routes/create-order.js';
import { listOrders } from './routes/list-orders.js';
import { showOrder } from './routes/show-order.js';

interface Dependencies extends Platform {
  config: Config;
  readiness: Readiness;
  isEnded: IsEnded;
  limits: Limits;
  orders: Orders;
  tickets: TicketCopies;
}

/** Every route of the service, in the order in which a request meets them. */
export const createApp = ({ limits, orders, tickets, ...platform }: Dependencies) =>
  createHttpApp({
    ...platform,
    routes: [
      limitChanges(limits, 'orders'),
      listOrders(orders),
      showOrder(orders),
      createOrder({
        orders,
        tickets,
        clock: platform.clock,
        reservationSeconds: platform.config.RESERVATION_SECONDS,
      }),
      cancelOrder(orders),
    ],
  });
