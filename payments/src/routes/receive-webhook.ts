import { badRequest, type Logger, unavailable } from '@ticketing/common';
import express, { Router } from 'express';
import { GatewayError, type PaymentGateway } from '../gateway/payment-gateway.js';
import type { TakeNotice } from '../settlement/notices.js';

interface Dependencies {
  gateway: PaymentGateway;
  takeNotice: TakeNotice;
  logger: Logger;
}

/** POST /api/payments/webhook: Stripe tells that something has happened. Answered 2xx once that is dealt with for good. */
export const receiveWebhook = ({ gateway, takeNotice, logger }: Dependencies) =>
  Router().post(
    '/api/payments/webhook',
    express.raw({ type: () => true, limit: '1mb' }),
    async (request, response) => {
      const notice = readNotice(gateway, request.body, request.get('stripe-signature'));
      const taken = notice === undefined || (await takeNotice(notice).catch(leaveToRepetition(logger)));
      if (!taken) throw unavailable();
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

/** Stripe could not be asked: it tells us again. */
const leaveToRepetition = (logger: Logger) => (error: unknown) => {
  if (!(error instanceof GatewayError)) throw error;
  logger.warn({ err: error }, 'webhook left to its repetition');
  return false;
};
