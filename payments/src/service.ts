import {
  assembleService,
  createEndedSessions,
  createLimits,
  createPlatform,
  createRepublish,
  type LimitsOverrides,
} from '@ticketing/common';
import { createApp } from './app.js';
import { type Config, isStandIn } from './config.js';
import { measuredGateway } from './gateway/measured-gateway.js';
import type { PaymentGateway } from './gateway/payment-gateway.js';
import { createStripeGateway } from './gateway/stripe-gateway.js';
import { orderCancelled } from './listeners/order-cancelled.js';
import { orderChanged } from './listeners/order-changed.js';
import { createPaymentMetrics, measureUnsettled } from './metrics.js';
import { createCharges } from './models/charges.js';
import { createOrders } from './models/orders.js';
import { createOrdersToPay } from './models/orders-to-pay.js';
import { createWebhookEvents } from './models/webhook-events.js';
import { receiveWebhook } from './routes/receive-webhook.js';
import { createComparison } from './settlement/comparison.js';
import { createTakeNotice } from './settlement/notices.js';
import { createPayOrder } from './settlement/pay-order.js';
import { createReconciler } from './settlement/reconciler.js';
import { createRefunds } from './settlement/refunds.js';
import { createRepeatedPayment } from './settlement/repeated-payment.js';
import { createResumePayment } from './settlement/resume-payment.js';
import { createSettlement } from './settlement/settlement.js';
import { createUnderWay } from './settlement/under-way.js';

export type Overrides = LimitsOverrides & { gateway?: PaymentGateway };

/** The payments service: takes the money for an order at most once, and gives it back when there is no ticket for it. */
export function createService(config: Config, overrides: Overrides = {}) {
  const platform = createPlatform('payments', config, overrides);
  const { clock, metrics } = platform;
  const paymentMetrics = createPaymentMetrics(metrics, clock);
  const stripe =
    overrides.gateway ??
    createStripeGateway({
      key: config.STRIPE_KEY,
      webhookSecret: config.STRIPE_WEBHOOK_SECRET,
      apiBase: config.STRIPE_API_BASE,
      logger: platform.logger,
    });
  const gateway = measuredGateway(stripe, { ...platform, calls: paymentMetrics.stripeCalls });
  const { isEnded, sessionEnded } = createEndedSessions(platform);
  const limits = createLimits({ ...platform, config, counts: overrides.counts });
  const orders = createOrders(platform);
  const charges = createCharges({ ...platform, paymentMetrics });
  measureUnsettled({ metrics, charges, clock });
  const webhookEvents = createWebhookEvents(platform);
  const settlement = createSettlement({ charges, gateway, clock });
  const parts = {
    ...platform,
    isEnded,
    limits,
    orders,
    findOrderToPay: createOrdersToPay({ orders, charges }),
    charges,
    underWay: createUnderWay(),
    gateway,
    settlement,
    paymentMetrics,
  };
  const resumePayment = createResumePayment(parts);
  const repeatedPayment = createRepeatedPayment({ ...parts, resumePayment });
  const payOrder = createPayOrder({ ...parts, repeatedPayment });
  const takeNotice = createTakeNotice({ ...parts, webhookEvents });
  const webhook = config.STRIPE_WEBHOOK_SECRET ? receiveWebhook({ ...parts, takeNotice }) : undefined;
  const cardForm = { publishableKey: config.STRIPE_PUBLISHABLE_KEY, standIn: isStandIn(config) };

  const service = assembleService(platform, {
    createApp: (readiness) => createApp({ ...parts, readiness, payOrder, resumePayment, cardForm, webhook }),
    subscriptions: {
      'session:ended': sessionEnded,
      'order:created': orderChanged({ orders }),
      'order:awaiting-payment': orderChanged({ orders }),
      'order:completed': orderChanged({ orders }),
      'order:cancelled': orderCancelled({ orders, charges, clock }),
    },
    background: [createReconciler(parts), createRefunds(parts), createComparison(parts)],
    resources: limits.resources,
  });
  return { service, platform, republish: createRepublish(platform, charges) };
}
