import {
  createHttpApp,
  type IsEnded,
  type Limits,
  limitChanges,
  type Platform,
  type Readiness,
} from '@ticketing/common';
import type { Router } from 'express';
import type { Charges } from './models/charges.js';
import type { FindOrderToPay } from './models/orders-to-pay.js';
import { createPayment } from './routes/create-payment.js';
import { listCharges } from './routes/list-charges.js';
import { resumePaymentRoute } from './routes/resume-payment.js';
import { type CardForm, showConfig } from './routes/show-config.js';
import type { PayOrder } from './settlement/pay-order.js';
import type { ResumePayment } from './settlement/resume-payment.js';

interface Dependencies extends Platform {
  readiness: Readiness;
  isEnded: IsEnded;
  limits: Limits;
  findOrderToPay: FindOrderToPay;
  charges: Charges;
  payOrder: PayOrder;
  resumePayment: ResumePayment;
  cardForm: CardForm;
  /** Absent where no webhook secret is configured. */
  webhook: Router | undefined;
}

/** Every route of the service, in the order in which a request meets them. */
export const createApp = (dependencies: Dependencies) =>
  createHttpApp({
    ...dependencies,
    rawRoutes: dependencies.webhook ? [dependencies.webhook] : [],
    routes: [
      limitChanges(dependencies.limits, 'payments'),
      showConfig(dependencies.cardForm),
      listCharges(dependencies.charges),
      createPayment(dependencies),
      resumePaymentRoute(dependencies),
    ],
  });
