import { type Background, type Clock, createSweep, type Logger, type Tracer } from '@ticketing/common';
import { expire } from '../domain/order.js';
import type { Orders } from '../models/orders.js';

interface Dependencies {
  orders: Orders;
  clock: Clock;
  logger: Logger;
  tracer: Tracer;
}

const SWEEP_INTERVAL = 60_000;
const SWEEP_BATCH = 100;

/**
 * Ends the orders whose time is up: told by expiration's notice, and by a sweep each minute behind a notice that
 * never comes. A notice that comes early, for clocks differ, is tried again when it is due.
 */
export function createExpiry({ orders, clock, logger, tracer }: Dependencies) {
  const early = new Map<string, () => void>();

  /** @returns undefined when there is no such order. */
  async function expireWhenDue(id: string) {
    const found = await orders.change(id, (order) => expire(order, clock.now()));
    if (found?.decision.kind === 'refused') tryAgainAt(found.document.expiresAt, id);
    return found;
  }

  function tryAgainAt(due: Date, id: string) {
    early.get(id)?.();
    const cancel = clock.after(due.getTime() - clock.now().getTime(), () => {
      early.delete(id);
      expireWhenDue(id).catch((error: unknown) => {
        logger.warn({ err: error, orderId: id }, 'order left to the sweep of overdue orders');
      });
    });
    early.set(id, cancel);
  }

  const sweep = createSweep({
    name: 'sweep of overdue orders',
    interval: SWEEP_INTERVAL,
    clock,
    logger,
    tracer,
    async run(signal) {
      let overdue: string[];
      do {
        overdue = await orders.findOverdue(clock.now(), SWEEP_BATCH);
        await Promise.all(overdue.map(expireWhenDue));
      } while (overdue.length === SWEEP_BATCH && !signal.aborted);
    },
  });

  return {
    expireWhenDue,
    start: sweep.start,
    async stop() {
      for (const cancel of early.values()) cancel();
      early.clear();
      await sweep.stop();
    },
  } satisfies Background & Record<string, unknown>;
}

export type Expiry = ReturnType<typeof createExpiry>;
