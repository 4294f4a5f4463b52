import type { Platform } from '@ticketing/common';
import { Counter, Gauge } from 'prom-client';

/** The figures that only payments has, beside those of every service. */
export function createPaymentMetrics({ registry }: Platform['metrics']) {
  const registers = [registry];
  return {
    differences: new Gauge({
      name: 'payments_stripe_differences',
      help: 'Payments of the last day on which our books and those of Stripe disagree, by how',
      labelNames: ['kind'],
      registers,
    }),
    unsettled: new Gauge({
      name: 'payments_unsettled',
      help: 'Attempts whose end is not known, and refunds that are still to be made',
      labelNames: ['what'],
      registers,
    }),
    comparedAt: new Gauge({
      name: 'payments_stripe_compared_timestamp_seconds',
      help: 'When our books were last compared with those of Stripe',
      registers,
    }),
    disputes: new Counter({
      name: 'payments_disputes_total',
      help: 'Payments that a buyer’s bank has taken back',
      registers,
    }),
    refundFailures: new Counter({
      name: 'payments_refund_failures_total',
      help: 'Attempts to give money back that failed and are repeated',
      registers,
    }),
  };
}

export type PaymentMetrics = ReturnType<typeof createPaymentMetrics>;
