import { type Background, type Clock, createSweep, type Logger } from '@ticketing/common';
import { refunded, refundPutOff } from '../domain/charge.js';
import { GatewayError, type PaymentGateway } from '../gateway/payment-gateway.js';
import type { ChargeDocument, Charges } from '../models/charges.js';

interface Dependencies {
  charges: Charges;
  gateway: PaymentGateway;
  clock: Clock;
  logger: Logger;
}

const INTERVAL = 1_000;

/**
 * Gives back the money of every charge whose refund is due. That it is due was saved with the charge, so a refund
 * that fails, or that a crash cuts off, is made by the next run, or by the next instance.
 */
export function createRefunds({ charges, gateway, clock, logger }: Dependencies): Background {
  async function refund(charge: ChargeDocument) {
    const { id: chargeId, orderId, intentId } = charge;
    if (intentId === undefined || !charge.refund) return;
    const { attempts, reason } = charge.refund;
    try {
      const { id, amount } = await gateway.refund({ chargeId, intentId, attempts });
      await charges.change(chargeId, (current) => refunded(current, id, amount));
      logger.info({ chargeId, orderId, refundId: id, amount, reason }, 'charge refunded');
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      logger.error({ err: error, chargeId, orderId, attempts }, 'refund failed, trying again later');
      await charges.change(chargeId, (current) => refundPutOff(current, clock.now()));
    }
  }

  return createSweep({
    name: 'refunding',
    interval: INTERVAL,
    clock,
    logger,
    async run(signal) {
      for await (const charge of charges.refundsDue(clock.now())) {
        if (signal.aborted) return;
        await refund(charge);
      }
    },
  });
}
