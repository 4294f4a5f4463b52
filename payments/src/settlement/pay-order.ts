import { type Clock, isUnavailable, type Logger } from '@ticketing/common';
import { opened } from '../domain/charge.js';
import { authenticationAbandoned, orderClosed } from '../domain/failures.js';
import { type Refusal, refusalToPay } from '../domain/order.js';
import type { CardSource, PaymentGateway } from '../gateway/payment-gateway.js';
import type { ChargeDocument, Charges, ClientRequest } from '../models/charges.js';
import type { OrderRecord, Orders } from '../models/orders.js';
import { attempted, type Payment, refused } from './payment.js';
import type { RepeatedPayment } from './repeated-payment.js';
import type { Settlement } from './settlement.js';

interface Dependencies {
  orders: Orders;
  charges: Charges;
  gateway: PaymentGateway;
  settlement: Settlement;
  repeatedPayment: RepeatedPayment;
  clock: Clock;
  logger: Logger;
}

export type PayOrder = (
  order: OrderRecord,
  source: CardSource,
  request: ClientRequest | undefined,
) => Promise<Payment>;

/** Pays orders. An attempt is a document before Stripe hears of it, so that whatever happens then can be finished. */
export function createPayOrder(dependencies: Dependencies): PayOrder {
  const { orders, charges, gateway, settlement, repeatedPayment, clock, logger } = dependencies;

  const refusalOf = async (order: OrderRecord) =>
    refusalToPay(order, await charges.attemptsOf(order._id), clock.now());

  /** A buyer who comes with another card has given up authenticating the one before. */
  async function refusalAfterGivingUp(order: OrderRecord, refusal: Refusal): Promise<Refusal | undefined> {
    if (refusal !== 'under-way') return refusal;
    const live = await charges.liveOf(order._id);
    if (!live?.authenticating || live.intentId === undefined) return refusal;
    await settlement.abandon(live, live.intentId, authenticationAbandoned);
    return refusalOf(order);
  }

  /**
   * The order's end, or its last decline, may have come between the look at it and the insert. An order's end marks
   * the live charge that it finds: either it has found this one, or this second look sees the end.
   */
  async function refusalSinceOpened({ orderId }: ChargeDocument): Promise<Refusal | undefined> {
    const [order, { declines }] = await Promise.all([orders.find(orderId), charges.attemptsOf(orderId)]);
    return order ? refusalToPay(order, { declines }, clock.now()) : 'cancelled';
  }

  /** What it leaves unknown is left to the reconciler, unless a webhook has been faster. */
  async function callStripe(charge: ChargeDocument, source: CardSource): Promise<Payment> {
    const { id: chargeId, orderId, amount, currency } = charge;
    const outcome = await gateway.pay({ chargeId, orderId, amount, currency, source });
    try {
      return attempted(await settlement.note(charge, outcome), outcome);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      logger.warn({ err: error, chargeId }, 'the end of a payment could not be written down');
      return attempted(charge);
    }
  }

  return async (order, source, request) => {
    // Before the look for a repetition: an attempt of this request's own that it finds is one which that look finds too.
    const refusal = await refusalOf(order);
    const repeated = request && (await repeatedPayment(order.userId, request));
    if (repeated) return repeated;
    const lasting = refusal && (await refusalAfterGivingUp(order, refusal));
    if (lasting) return refused(lasting);
    const begun = performance.now();
    const charge = await charges.open(opened({ ...order, id: order._id }), request);
    if (!charge) {
      // Another request was faster: this one's own repetition, or one whose outcome says more than that there is one.
      const overtaken = request && (await repeatedPayment(order.userId, request));
      return overtaken ?? refused((await refusalOf(order)) ?? 'under-way');
    }
    const late = await refusalSinceOpened(charge);
    // A process that was frozen since then: another may be about to give the attempt up.
    if (performance.now() - begun > gateway.patience) return attempted(charge);
    if (!late) return callStripe(charge, source);
    await settlement.close(charge, { kind: 'not-paid', failure: orderClosed });
    return refused(late);
  };
}
