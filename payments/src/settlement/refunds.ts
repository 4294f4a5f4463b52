import { type Background, type Clock, createSweep, type Logger, type Tracer } from '@ticketing/common';
import { refunded, refundPutOff } from '../domain/refund.js';
import { GatewayError, type PaymentGateway } from '../gateway/payment-gateway.js';
import type { PaymentMetrics } from '../metrics.js';
import type { ChargeDocument, Charges } from '../models/charges.js';

interface Dependencies {
  charges: Charges;
  gateway: PaymentGateway;
  paymentMetrics: PaymentMetrics;
  clock: Clock;
  logger: Logger;
  tracer: Tracer;
}

/** Milliseconds between looks for refunds that failed, or that a crash or another instance has left. */
const INTERVAL = 5_000;
/** Refunds that are made at the same time: a slow answer to one holds up no other. */
const AT_A_TIME = 8;

/**
 * Gives back the money of every charge whose refund is due, as soon as it is. That it is due was saved with the charge, so
 * a refund that fails, or that a crash cuts off, is made by a later run, or by another instance.
 */
export function createRefunds(dependencies: Dependencies): Background {
  const { charges, gateway, paymentMetrics, clock, logger, tracer } = dependencies;

  async function refund(charge: ChargeDocument) {
    const { id: chargeId, orderId, intentId } = charge;
    if (intentId === undefined || !charge.refund) return;
    const { attempts, reason } = charge.refund;
    try {
      const made = await gateway.refund({ chargeId, intentId, attempts });
      await charges.change(charge, (current) => refunded(current, made, clock.now()));
      logger.info({ chargeId, orderId, refundId: made.id, amount: made.amount, reason }, 'charge refunded');
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      paymentMetrics.refundFailures.inc();
      logger.error({ err: error, chargeId, orderId, attempts }, 'refund failed, trying again later');
      await charges.change(charge, (current) => refundPutOff(current, clock.now()));
    }
  }

  /** One that cannot be made must not keep the others from it. */
  const attempt = (charge: ChargeDocument) =>
    refund(charge).catch((error: unknown) => {
      logger.error({ err: error, chargeId: charge.id }, 'a refund could not be tried');
    });

  const sweep = createSweep({
    name: 'refunding',
    interval: INTERVAL,
    clock,
    logger,
    tracer,
    async run(signal) {
      const due = charges.refundsDue(clock.now());
      await due.eachAsync((charge) => (signal.aborted ? undefined : attempt(charge)), {
        parallel: AT_A_TIME,
      });
    },
  });
  return {
    start() {
      // Not before: a tool that replays a message has ended before its refund would be written down.
      // In a turn of its own, for whose end a clock can wait: whoever made it due is not held up by it.
      charges.whenRefundDue(() => void clock.after(0, () => sweep.now()));
      return sweep.start();
    },
    stop: sweep.stop,
  };
}
