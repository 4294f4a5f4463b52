import type { EventHandler } from '@ticketing/common';
import type { Timers } from '../models/timers.js';
import type { WakeUps } from '../wake-ups/wake-ups.js';

interface Dependencies {
  timers: Timers;
  wakeUps: WakeUps;
}

/**
 * An order's time begins, unless its end has overtaken this. The wake-up is asked for whenever the event arrives
 * and the timer runs, because a crash may have come between the two; the queue knows timers by their ids.
 */
export const orderCreated =
  ({ timers, wakeUps }: Dependencies): EventHandler<'order:created'> =>
  async ({ data: order }) => {
    const timer = (await timers.follow(order)) ?? (await timers.find(order.id));
    if (timer?.state !== 'pending') return;
    await wakeUps.schedule([{ id: order.id, expiresAt: timer.expiresAt }]);
  };
