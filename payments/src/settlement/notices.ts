import type { Clock, Logger } from '@ticketing/common';
import { disputed } from '../domain/charge.js';
import { refunded, refundFailed } from '../domain/refund.js';
import type { Notice, PaymentGateway } from '../gateway/payment-gateway.js';
import type { PaymentMetrics } from '../metrics.js';
import type { ChargeDocument, Charges } from '../models/charges.js';
import type { WebhookEvents } from '../models/webhook-events.js';
import type { Settlement } from './settlement.js';
import type { UnderWay } from './under-way.js';

interface Dependencies {
  charges: Charges;
  webhookEvents: WebhookEvents;
  gateway: PaymentGateway;
  settlement: Settlement;
  underWay: UnderWay;
  paymentMetrics: PaymentMetrics;
  clock: Clock;
  logger: Logger;
}

/** @returns whether the notice is dealt with; otherwise Stripe has to tell it again. @throws {GatewayError} likewise. */
export type TakeNotice = (notice: Notice) => Promise<boolean>;

/**
 * Acts on what Stripe tells by itself, once for each event. What has become of money Stripe is asked again, and the
 * event only says where to look: so that late, repeated and reordered notices are all harmless. Most of them tell what the
 * answer to a request has told before: that costs one look at the charge.
 */
export function createTakeNotice(dependencies: Dependencies): TakeNotice {
  const { charges, webhookEvents, gateway, settlement, underWay, paymentMetrics, clock, logger } =
    dependencies;

  const chargeOf = async ({ chargeId, intentId }: Notice): Promise<ChargeDocument | null> =>
    (await charges.find(chargeId)) ?? charges.ofIntent(intentId);

  /** A dispute may be told of before we know by which intent the attempt was paid. */
  const chargeByStripe = async ({ chargeId, intentId }: Notice): Promise<ChargeDocument | null> =>
    chargeId === undefined ? charges.find((await gateway.payment(intentId))?.chargeId) : null;

  async function settle(charge: ChargeDocument, intentId: string): Promise<boolean> {
    if (charge.paidAt) return true;
    const { outcome } = await settlement.inquire(charge, intentId);
    return outcome.kind !== 'unknown';
  }

  async function noteRefund(charge: ChargeDocument, intentId: string): Promise<boolean> {
    if (!(await settle(charge, intentId))) return false;
    const refund = await gateway.findRefund(intentId);
    const context = { chargeId: charge.id, orderId: charge.orderId, intentId };
    if (refund) {
      await charges.change(charge, (current) => refunded(current, refund, clock.now()));
      logger.info({ ...context, ...refund }, 'charge refunded at Stripe');
    } else {
      logger.error(context, 'charge refunded in part at Stripe: the order stands');
    }
    return true;
  }

  async function reopenRefund(charge: ChargeDocument, refundId: string): Promise<boolean> {
    await charges.change(charge, (current) => refundFailed(current, refundId, clock.now()));
    paymentMetrics.refundFailures.inc();
    logger.error({ chargeId: charge.id, orderId: charge.orderId, refundId }, 'refund did not arrive');
    return true;
  }

  async function noteDispute(
    charge: ChargeDocument,
    notice: Notice & { kind: 'disputed' },
  ): Promise<boolean> {
    const dispute = { ...notice.dispute, at: clock.now() };
    await charges.change(charge, (current) => disputed(current, dispute));
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
    await underWay.ended(notice.chargeId);
    const ours = await chargeOf(notice);
    // Each payment is told of once more by Stripe: that need not be remembered, for it stays known.
    if (ours && notice.kind === 'attempt-changed' && isKnown(ours, notice)) return true;
    if (await webhookEvents.isHandled(notice.eventId)) return true;
    const charge = ours ?? (await chargeByStripe(notice));
    if (charge && !isKnown(charge, notice) && !(await act(charge, notice))) return false;
    if (!charge) logger.warn({ notice: notice.kind, intentId: notice.intentId }, 'no charge of ours');
    await webhookEvents.markHandled(notice);
    return true;
  };
}

/** Whether a notice says what is written down, or, of a refund, what is not about the one that we know. */
function isKnown({ paidAt, refund, dispute }: ChargeDocument, notice: Notice): boolean {
  switch (notice.kind) {
    case 'attempt-changed':
      return paidAt !== undefined;
    case 'refunded':
      return refund?.id !== undefined;
    case 'refund-failed':
      return refund?.id !== notice.refundId;
    case 'disputed':
      return dispute !== undefined;
  }
}
