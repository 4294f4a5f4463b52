import type Stripe from 'stripe';
import type { MadeRefund } from '../domain/refund.js';
import { GatewayError, type RefundRequest } from './payment-gateway.js';
import { gist, hasCode, isOnItsWay } from './stripe-answers.js';
import type { StripeConnection } from './stripe-connection.js';

/** Giving money back at Stripe, in full and once. */
export function stripeRefunds({ stripe, inTime }: StripeConnection) {
  async function earlierRefund(intentId: string): Promise<Stripe.Refund | undefined> {
    const { data } = await stripe.refunds.list({
      payment_intent: intentId,
      limit: 100,
      expand: ['data.charge'],
    });
    return data.find(isOnItsWay);
  }

  /**
   * Gives back all that was taken, or finds the refund that has. Stripe repeats its first answer to a key, a 500 too,
   * for a day: each new attempt has its own. That is safe, as Stripe refuses to give back more than was taken.
   */
  async function refundAll({ chargeId, intentId, attempts }: RefundRequest): Promise<Stripe.Refund> {
    try {
      return await stripe.refunds.create(
        { payment_intent: intentId, metadata: { chargeId }, expand: ['charge'] },
        { idempotencyKey: `refund-${chargeId}-${attempts}` },
      );
    } catch (error) {
      if (!hasCode(error, 'charge_already_refunded')) throw error;
      const earlier = await earlierRefund(intentId);
      if (!earlier) throw error;
      return earlier;
    }
  }

  return {
    async refund(request: RefundRequest): Promise<MadeRefund> {
      const refund = await inTime(refundAll(request)).catch(rethrow('refund failed'));
      if (!isOnItsWay(refund)) throw new GatewayError(`refund ${refund.id} ${refund.status}`);
      return madeRefund(refund);
    },

    async findRefund(intentId: string): Promise<MadeRefund | undefined> {
      const refund = await inTime(earlierRefund(intentId)).catch(rethrow('refund not found'));
      const isWhole = refund && typeof refund.charge === 'object' && refund.charge?.refunded;
      return isWhole ? madeRefund(refund) : undefined;
    },
  };
}

/** All that has gone back by now: a part of it may have been given back before, by somebody else. */
const madeRefund = ({ id, amount, charge }: Stripe.Refund): MadeRefund => ({
  id,
  amount: charge && typeof charge === 'object' ? charge.amount_refunded : amount,
});

/** What goes further of an error of Stripe's: nothing that the request held. */
export const rethrow =
  (what: string) =>
  (error: unknown): never => {
    throw new GatewayError(`${what}: ${JSON.stringify(gist(error))}`);
  };
