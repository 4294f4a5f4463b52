import type { EventHandler } from '@ticketing/common';
import type { Timers } from '../models/timers.js';

interface Dependencies {
  timers: Timers;
}

/** The order is over, cancelled or complete: its timer ends, or is remembered as ended when this overtook order:created. */
export const orderEnded =
  ({ timers }: Dependencies): EventHandler<'order:cancelled' | 'order:completed'> =>
  async ({ data: order }) => {
    await timers.follow(order);
  };
