import { type ClientRequest, type Clock, isUnavailable, type Logger } from '@ticketing/common';
import { opened } from '../domain/charge.js';
import { authenticationAbandoned, orderClosed } from '../domain/failures.js';
import { type Refusal, refusalToPay } from '../domain/order.js';
import type { CardSource, PaymentGateway } from '../gateway/payment-gateway.js';
import type { ChargeDocument, Charges } from '../models/charges.js';
import type { FindOrderToPay, OrderToPay } from '../models/orders-to-pay.js';
import { attempted, type Payment, refused } from './payment.js';
import type { RepeatedPayment } from './repeated-payment.js';
import type { Settlement } from './settlement.js';
import type { UnderWay } from './under-way.js';

interface Dependencies {
  findOrderToPay: FindOrderToPay;
  charges: Charges;
  gateway: PaymentGateway;
  settlement: Settlement;
  repeatedPayment: RepeatedPayment;
  underWay: UnderWay;
  clock: Clock;
  logger: Logger;
}

export type PayOrder = (
  order: OrderToPay,
  source: CardSource,
  request: ClientRequest | undefined,
) => Promise<Payment>;

/** Pays orders. An attempt is a document before Stripe hears of it, so that whatever happens then can be finished. */
export function createPayOrder(dependencies: Dependencies): PayOrder {
  const { findOrderToPay, charges, gateway, settlement, repeatedPayment, underWay, clock, logger } =
    dependencies;

  /** @param isOpen whether an attempt of the caller's own is open, which is not in its way. */
  async function refusalNow(orderId: string, isOpen = false): Promise<Refusal | undefined> {
    const order = await findOrderToPay(orderId);
    if (!order) return 'cancelled';
    const { live, declines } = order.attempts;
    return refusalToPay(order, { live: isOpen ? undefined : live, declines }, clock.now());
  }

  /** A buyer who comes with another card has given up authenticating the one before. */
  async function refusalAfterGivingUp(orderId: string, refusal: Refusal): Promise<Refusal | undefined> {
    if (refusal !== 'under-way') return refusal;
    const live = await charges.liveOf(orderId);
    if (!live?.authenticating || live.intentId === undefined) return refusal;
    await settlement.abandon(live, live.intentId, authenticationAbandoned);
    return refusalNow(orderId);
  }

  /**
   * The order's end, or its last decline, may have come between the look at it and the insert. An order's end marks
   * the live charge that it finds: either it has found this one, or this second look sees the end.
   */
  const refusalSinceOpened = ({ orderId }: ChargeDocument) => refusalNow(orderId, true);

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

  /** What to answer when there seems to be a reason not to pay; undefined when there is none after all. */
  async function answerInstead(
    order: OrderToPay,
    refusal: Refusal,
    request: ClientRequest | undefined,
  ): Promise<Payment | undefined> {
    // Nobody can have begun to pay it, and whoever asks now asks again soon: let it be cheap.
    if (refusal === 'still-being-reserved') return refused(refusal);
    // What is in the way may be the attempt of this request itself. A payment that nothing is in the way of is not
    // looked for: the index that allows a request one attempt refuses the second.
    const repeated = request && (await repeatedPayment(order.userId, request));
    if (repeated) return repeated;
    const lasting = await refusalAfterGivingUp(order._id, refusal);
    return lasting && refused(lasting);
  }

  return async (order, source, request) => {
    const refusal = refusalToPay(order, order.attempts, clock.now());
    const answer = refusal && (await answerInstead(order, refusal, request));
    if (answer) return answer;
    const begun = performance.now();
    const charge = await charges.open(opened({ ...order, id: order._id }), request);
    if (!charge) {
      // This request had its attempt before, or another was faster, whose outcome says more than that there is one.
      const overtaken = request && (await repeatedPayment(order.userId, request));
      return overtaken ?? refused((await refusalNow(order._id)) ?? 'under-way');
    }
    const late = await refusalSinceOpened(charge);
    // A process that was frozen since then: another may be about to give the attempt up.
    if (performance.now() - begun > gateway.patience) return attempted(charge);
    if (!late) return underWay.during(charge.id, callStripe(charge, source));
    await settlement.close(charge, { kind: 'not-paid', failure: orderClosed });
    return refused(late);
  };
}
