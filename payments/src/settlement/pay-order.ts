import { type Clock, isUnavailable, type Logger } from '@ticketing/common';
import { opened } from '../domain/charge.js';
import { authenticationRequired, orderClosed } from '../domain/failures.js';
import { type Refusal, refusalToPay } from '../domain/order.js';
import { type CardSource, hasEnded, type PaymentGateway } from '../gateway/payment-gateway.js';
import type { ChargeDocument, Charges } from '../models/charges.js';
import type { OrderRecord, Orders } from '../models/orders.js';
import type { Settlement } from './settlement.js';

interface Dependencies {
  orders: Orders;
  charges: Charges;
  gateway: PaymentGateway;
  settlement: Settlement;
  clock: Clock;
  logger: Logger;
}

/** The attempt, in whatever state it is by now, or why none was made. */
type Payment = { kind: 'attempted'; charge: ChargeDocument } | { kind: 'refused'; refusal: Refusal };

export type PayOrder = (order: OrderRecord, source: CardSource) => Promise<Payment>;

/** Pays orders. An attempt is a document before Stripe hears of it, so that whatever happens then can be finished. */
export function createPayOrder(dependencies: Dependencies): PayOrder {
  const { orders, charges, gateway, settlement, clock, logger } = dependencies;

  const refusalOf = async (order: OrderRecord) =>
    refusalToPay(order, await charges.attemptsOf(order._id), clock.now());

  /**
   * The order's end, or its last decline, may have come between the look at it and the insert. An order's end marks
   * the live charge that it finds: either it has found this one, or this second look sees the end.
   */
  async function refusalSinceOpened({ orderId }: ChargeDocument): Promise<Refusal | undefined> {
    const [order, { declines }] = await Promise.all([orders.find(orderId), charges.attemptsOf(orderId)]);
    return order ? refusalToPay(order, { declines }, clock.now()) : 'cancelled';
  }

  /** What it leaves unknown is left to the reconciler, unless a webhook has been faster. */
  async function callStripe(charge: ChargeDocument, source: CardSource): Promise<ChargeDocument> {
    const { id: chargeId, orderId, amount, currency } = charge;
    const outcome = await gateway.pay({ chargeId, orderId, amount, currency, source });
    try {
      if (hasEnded(outcome)) return await settlement.close(charge, outcome);
      if (outcome.kind === 'unknown') return (await charges.model.findById(charge.id)) ?? charge;
      return await settlement.abandon(charge, outcome.intentId, authenticationRequired);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      logger.warn({ err: error, chargeId }, 'the end of a payment could not be written down');
      return charge;
    }
  }

  return async (order, source) => {
    const refusal = await refusalOf(order);
    if (refusal) return { kind: 'refused', refusal };
    const charge = await charges.open(opened({ ...order, id: order._id }));
    // Another attempt was faster. What has become of it by now says more than that there is one.
    if (!charge) return { kind: 'refused', refusal: (await refusalOf(order)) ?? 'under-way' };
    const late = await refusalSinceOpened(charge);
    if (!late) return { kind: 'attempted', charge: await callStripe(charge, source) };
    await settlement.close(charge, { kind: 'not-paid', failure: orderClosed });
    return { kind: 'refused', refusal: late };
  };
}
