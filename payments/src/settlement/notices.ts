import type { Clock, Logger } from '@ticketing/common';
import { disputed } from '../domain/charge.js';
import { refunded, refundFailed } from '../domain/refund.js';
import type { Notice, PaymentGateway } from '../gateway/payment-gateway.js';
import type { PaymentMetrics } from '../metrics.js';
import type { ChargeDocument, Charges } from '../models/charges.js';
import type { WebhookEvents } from '../models/webhook-events.js';
import type { Settlement } from './settlement.js';

interface Dependencies {
  charges: Charges;
  webhookEvents: WebhookEvents;
  gateway: PaymentGateway;
  settlement: Settlement;
  paymentMetrics: PaymentMetrics;
  clock: Clock;
  logger: Logger;
}

/** @returns whether the notice is dealt with; otherwise Stripe has to tell it again. @throws {GatewayError} likewise. */
export type TakeNotice = (notice: Notice) => Promise<boolean>;

/**
 * Acts on what Stripe tells by itself, once for each event. What has become of money Stripe is asked again, and the
 * event only says where to look: so that late, repeated and reordered notices are all harmless.
 */
export function createTakeNotice(dependencies: Dependencies): TakeNotice {
  const { charges, webhookEvents, gateway, settlement, paymentMetrics, clock, logger } = dependencies;

  async function chargeOf({ chargeId, intentId }: Notice): Promise<ChargeDocument | null> {
    const known = (await charges.find(chargeId)) ?? (await charges.ofIntent(intentId));
    if (known || chargeId !== undefined) return known;
    // A dispute may be told of before we know by which intent the attempt was paid.
    return charges.find((await gateway.payment(intentId))?.chargeId);
  }

  async function settle(charge: ChargeDocument, intentId: string): Promise<boolean> {
    if (charge.paidAt) return true;
    const { outcome } = await settlement.inquire(charge, intentId);
    return outcome.kind !== 'unknown';
  }

  async function noteRefund(charge: ChargeDocument, intentId: string): Promise<boolean> {
    if (charge.refund?.id !== undefined) return true;
    if (!(await settle(charge, intentId))) return false;
    const refund = await gateway.findRefund(intentId);
    const context = { chargeId: charge.id, orderId: charge.orderId, intentId };
    if (refund) {
      await charges.change(charge.id, (current) => refunded(current, refund, clock.now()));
      logger.info({ ...context, ...refund }, 'charge refunded at Stripe');
    } else {
      logger.error(context, 'charge refunded in part at Stripe: the order stands');
    }
    return true;
  }

  async function reopenRefund(charge: ChargeDocument, refundId: string): Promise<boolean> {
    if (charge.refund?.id !== refundId) return true;
    await charges.change(charge.id, (current) => refundFailed(current, refundId, clock.now()));
    paymentMetrics.refundFailures.inc();
    logger.error({ chargeId: charge.id, orderId: charge.orderId, refundId }, 'refund did not arrive');
    return true;
  }

  async function noteDispute(
    charge: ChargeDocument,
    notice: Notice & { kind: 'disputed' },
  ): Promise<boolean> {
    if (charge.dispute) return true;
    const dispute = { ...notice.dispute, at: clock.now() };
    await charges.change(charge.id, (current) => disputed(current, dispute));
    paymentMetrics.disputes.inc();
    const { orderId, userId } = charge;
    logger.error(
      { chargeId: charge.id, orderId, userId, dispute: notice.dispute },
      'payment disputed: answer it at Stripe',
    );
    return true;
  }

  function act(charge: ChargeDocument, notice: Notice): Promise<boolean> {
    switch (notice.kind) {
      case 'attempt-changed':
        return settle(charge, notice.intentId);
      case 'refunded':
        return noteRefund(charge, notice.intentId);
      case 'refund-failed':
        return reopenRefund(charge, notice.refundId);
      case 'disputed':
        return noteDispute(charge, notice);
    }
  }

  return async (notice) => {
    if (await webhookEvents.isHandled(notice.eventId)) return true;
    const charge = await chargeOf(notice);
    if (charge && !(await act(charge, notice))) return false;
    if (!charge) logger.warn({ notice: notice.kind, intentId: notice.intentId }, 'no charge of ours');
    await webhookEvents.markHandled(notice);
    return true;
  };
}
