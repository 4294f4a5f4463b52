import type { EventHandler } from '@ticketing/common';
import type { Timers } from '../models/timers.js';

interface Dependencies {
  timers: Timers;
}

/** The order is paid: its timer ends, or is remembered as ended when this overtook order:created. */
export const orderCompleted =
  ({ timers }: Dependencies): EventHandler<'order:completed'> =>
  async ({ data: order }) => {
    await timers.follow(order);
  };
