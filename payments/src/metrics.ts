import type { Platform } from '@ticketing/common';
import { type ChargeStatus, chargeStatuses } from '@ticketing/common';
import { Counter, Gauge, Histogram } from 'prom-client';

/** The figures that only payments has, beside those of every service. */
export function createPaymentMetrics({ registry }: Platform['metrics']) {
  const registers = [registry];
  const charges = new Counter({
    name: 'payments_charges_total',
    help: 'Attempts to pay, by each status that they have reached',
    labelNames: ['status'],
    registers,
  });
  // A counter that begins with its first event hides that event from rate() and increase().
  for (const status of chargeStatuses) charges.inc({ status }, 0);
  return {
    reached: (status: ChargeStatus) => charges.inc({ status }),
    stripeCalls: new Histogram({
      name: 'payments_stripe_call_duration_seconds',
      help: 'Time from a call to Stripe until its answer was there or given up, by what came of it',
      labelNames: ['operation', 'outcome'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
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
    oldestAttempt: new Gauge({
      name: 'payments_oldest_unsettled_age_seconds',
      help: 'How long the oldest attempt without an end has been under way',
      registers,
    }),
    refundAttempts: new Gauge({
      name: 'payments_refund_attempts',
      help: 'How often the refund that has failed most, of those still to be made, has been tried',
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
