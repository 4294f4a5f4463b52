import { ageOf, type CancelReason, cancelReasons, type Platform, storedGauge } from '@ticketing/common';
import { Counter } from 'prom-client';
import type { Orders } from './models/orders.js';

/** How an order ends, as its figures call it. */
const ends = ['complete', ...cancelReasons] as const;

/** The figures that only orders has, beside those of every service. */
export function createOrderMetrics({ registry }: Platform['metrics']) {
  const registers = [registry];
  const ended = new Counter({
    name: 'orders_ended_total',
    help: 'Orders by how they ended: complete, or why they were cancelled',
    labelNames: ['end'],
    registers,
  });
  // A counter that begins with its first event hides that event from rate() and increase().
  for (const end of ends) ended.inc({ end }, 0);
  return {
    placed: new Counter({ name: 'orders_placed_total', help: 'Orders that buyers have placed', registers }),
    ended: (end: 'complete' | CancelReason) => ended.inc({ end }),
  };
}

export type OrderMetrics = ReturnType<typeof createOrderMetrics>;

interface Overdue extends Pick<Platform, 'metrics' | 'clock'> {
  orders: Orders;
}

/** Tells that nothing expires, for whatever reason: in the database it shows also over restarts. */
export function measureOverdue({ metrics, orders, clock }: Overdue): void {
  const help = 'How long the order is overdue that should have ended first, of those that have not';
  storedGauge(metrics)('orders_oldest_overdue_age_seconds', help, async () =>
    ageOf(await orders.oldestOverdue(clock.now()), clock),
  );
}
