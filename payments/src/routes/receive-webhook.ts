import { badRequest, isObjectId, unavailable } from '@ticketing/common';
import express, { Router } from 'express';
import { GatewayError, type PaymentGateway } from '../gateway/payment-gateway.js';
import type { Charges } from '../models/charges.js';
import type { Settlement } from '../settlement/settlement.js';

interface Dependencies {
  charges: Charges;
  gateway: PaymentGateway;
  settlement: Settlement;
}

/**
 * POST /api/payments/webhook: Stripe tells that something has become of an attempt. What that is, Stripe is asked
 * again, so that late, repeated and reordered notices are all harmless.
 */
export const receiveWebhook = ({ charges, gateway, settlement }: Dependencies) =>
  Router().post(
    '/api/payments/webhook',
    express.raw({ type: () => true, limit: '1mb' }),
    async (request, response) => {
      const notice = readNotice(gateway, request.body, request.get('stripe-signature'));
      const charge = isObjectId(notice?.chargeId) && (await charges.model.findById(notice.chargeId));
      if (charge && notice) {
        const { kind } = await settlement.inquire(charge, notice.intentId);
        // Not taken: Stripe sends it again.
        if (kind === 'unknown') throw unavailable();
      }
      response.json({ received: true });
    },
  );

function readNotice(gateway: PaymentGateway, body: unknown, signature: string | undefined) {
  if (!Buffer.isBuffer(body) || signature === undefined) throw badRequest('Not a signed webhook');
  try {
    return gateway.readNotice(body, signature);
  } catch (error) {
    if (error instanceof GatewayError) throw badRequest(error.message);
    throw error;
  }
}
