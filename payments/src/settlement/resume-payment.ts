import type { Clock } from '@ticketing/common';
import { authenticationAbandoned } from '../domain/failures.js';
import { isPayable } from '../domain/order.js';
import type { ChargeDocument } from '../models/charges.js';
import type { Orders } from '../models/orders.js';
import { attempted, type Payment } from './payment.js';
import type { Settlement } from './settlement.js';

interface Dependencies {
  orders: Orders;
  settlement: Settlement;
  clock: Clock;
}

export type ResumePayment = (charge: ChargeDocument) => Promise<Payment>;

/** Goes on with an attempt where it stands: a buyer is back from the bank, or has opened the page again. */
export function createResumePayment({ orders, settlement, clock }: Dependencies): ResumePayment {
  return async (before) => {
    if (before.status !== 'created') return attempted(before);
    const { charge, outcome } = await settlement.inquire(before);
    if (outcome.kind !== 'requires-action' || charge.status !== 'created') return attempted(charge);
    const order = await orders.find(charge.orderId);
    if (order && isPayable(order, clock.now())) return attempted(charge, outcome);
    return attempted(await settlement.abandon(charge, outcome.intentId, authenticationAbandoned));
  };
}
