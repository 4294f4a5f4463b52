import { type CancelReason, cancelReasons, type Platform } from '@ticketing/common';
import { Counter } from 'prom-client';

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
