import { type Background, createSweep, type Platform } from '@ticketing/common';
import { expire, unchanged } from '../domain/order.js';
import type { Orders } from '../models/orders.js';
import { followCatchingUp } from './catching-up.js';

interface Dependencies extends Pick<Platform, 'connection' | 'bus' | 'clock' | 'logger' | 'tracer'> {
  orders: Orders;
  reservationSeconds: number;
}

const SWEEP_INTERVAL = 60_000;
const SWEEP_BATCH = 100;

/**
 * Ends the orders whose time is up: told by expiration's notice, and by a sweep each minute behind a notice that
 * never comes. A notice that comes early, for clocks differ, is tried again when it is due. Nothing expires before what
 * was paid while this service could not listen has been heard: such a notice is left to the sweep that comes then.
 */
export function createExpiry(dependencies: Dependencies) {
  const { orders, clock, logger, tracer, reservationSeconds } = dependencies;
  const early = new Map<string, () => void>();

  /** @returns undefined when there is no such order. */
  async function expireWhenDue(id: string) {
    const found = await orders.change(id, (order) =>
      catchingUp.isDone() ? expire(order, clock.now()) : unchanged,
    );
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
        if (!catchingUp.isDone()) return;
        overdue = await orders.findOverdue(clock.now(), SWEEP_BATCH);
        await Promise.all(overdue.map(expireWhenDue));
      } while (overdue.length === SWEEP_BATCH && !signal.aborted);
    },
  });

  const catchingUp = followCatchingUp({
    ...dependencies,
    atMost: reservationSeconds * 1000,
    onDone: () => void sweep.now(),
  });

  return {
    expireWhenDue,
    async start() {
      catchingUp.begin();
      await sweep.start();
    },
    async stop() {
      catchingUp.stop();
      for (const cancel of early.values()) cancel();
      early.clear();
      await sweep.stop();
    },
  } satisfies Background & Record<string, unknown>;
}

export type Expiry = ReturnType<typeof createExpiry>;
