import {
  ageOf,
  type ChargeStatus,
  type Clock,
  chargeStatuses,
  type Platform,
  storedGauge,
} from '@ticketing/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { Charges } from './models/charges.js';

/** The figures that only payments has, beside those of every service. */
export function createPaymentMetrics({ registry }: Platform['metrics'], clock: Clock) {
  const registers = [registry];
  const charges = new Counter({
    name: 'payments_charges_total',
    help: 'Attempts to pay, by each status that they have reached',
    labelNames: ['status'],
    registers,
  });
  // A counter that begins with its first event hides that event from rate() and increase().
  for (const status of chargeStatuses) charges.inc({ status }, 0);
  const comparedAt = new Gauge({
    name: 'payments_stripe_compared_timestamp_seconds',
    help: 'When our books were last compared with those of Stripe, or else when this process began',
    registers,
  });
  // A gauge that begins at zero says that they have not been compared since 1970.
  comparedAt.set(clock.now().getTime() / 1000);
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
    comparedAt,
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

interface Stored {
  metrics: Platform['metrics'];
  charges: Charges;
  clock: Clock;
}

/** The figures about what is not settled, as it lies in the database. */
export function measureUnsettled({ metrics, charges, clock }: Stored): void {
  const gauge = storedGauge(metrics);
  gauge('payments_unsettled_attempts', 'Attempts whose end is not known', charges.countUnsettled);
  gauge('payments_oldest_unsettled_age_seconds', 'How long the oldest of them has been under way', async () =>
    ageOf(await charges.oldestUnsettled(), clock),
  );
  gauge('payments_refunds_due', 'Refunds that are still to be made', charges.countRefundsDue);
  gauge(
    'payments_refund_attempts',
    'How often the refund that has failed most, of those still to be made, has been tried',
    charges.mostRefundAttempts,
  );
}
