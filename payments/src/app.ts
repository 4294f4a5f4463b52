import { createHttpApp, type Platform, type Readiness } from '@ticketing/common';
import type { Router } from 'express';
import type { Charges } from './models/charges.js';
import type { Orders } from './models/orders.js';
import { createPayment } from './routes/create-payment.js';
import { listCharges } from './routes/list-charges.js';
import { type CardForm, showConfig } from './routes/show-config.js';
import type { PayOrder } from './settlement/pay-order.js';

interface Dependencies extends Platform {
  readiness: Readiness;
  orders: Orders;
  charges: Charges;
  payOrder: PayOrder;
  cardForm: CardForm;
  /** Absent where no webhook secret is configured. */
  webhook: Router | undefined;
}

/** Every route of the service, in the order in which a request meets them. */
export const createApp = ({ orders, charges, payOrder, cardForm, webhook, ...platform }: Dependencies) =>
  createHttpApp({
    ...platform,
    jwtKey: platform.config.JWT_KEY,
    rawRoutes: webhook ? [webhook] : [],
    routes: [showConfig(cardForm), listCharges(charges), createPayment({ orders, payOrder })],
  });
