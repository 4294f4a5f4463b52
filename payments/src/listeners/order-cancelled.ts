import type { Clock, EventHandler } from '@ticketing/common';
import { giveBack } from '../domain/refund.js';
import type { Charges } from '../models/charges.js';
import type { Orders } from '../models/orders.js';

interface Dependencies {
  orders: Orders;
  charges: Charges;
  clock: Clock;
}

/**
 * The order is over: whatever has been paid for it, or turns out to have been, is to be given back.
 * First the copy, then the charge: see pay-order.ts.
 */
export const orderCancelled =
  ({ orders, charges, clock }: Dependencies): EventHandler<'order:cancelled'> =>
  async ({ data: order }) => {
    await orders.apply(order);
    const live = await charges.liveOf(order.id);
    if (!live) return;
    await charges.change(live, (charge) => giveBack(charge, order.reason ?? 'cancelled', clock.now()));
  };
