import { type ClientRequest, type Clock, pause } from '@ticketing/common';
import type { PaymentGateway } from '../gateway/payment-gateway.js';
import type { ChargeDocument, Charges } from '../models/charges.js';
import { type Payment, refused } from './payment.js';
import type { ResumePayment } from './resume-payment.js';

interface Dependencies {
  charges: Charges;
  gateway: PaymentGateway;
  resumePayment: ResumePayment;
  clock: Clock;
}

/** How often a repetition looks whether the first request has its answer, in milliseconds. */
const INTERVAL = 100;

export type RepeatedPayment = (userId: string, request: ClientRequest) => Promise<Payment | undefined>;

/**
 * Answers a request whose Idempotency-Key has been seen before as the first was answered, or, where that is still
 * under way, will be; undefined for a key that is new.
 */
export function createRepeatedPayment(dependencies: Dependencies): RepeatedPayment {
  const { charges, gateway, resumePayment, clock } = dependencies;

  async function answered(charge: ChargeDocument): Promise<ChargeDocument> {
    const end = charge.createdAt.getTime() + gateway.patience;
    let current = charge;
    while (isUnderWay(current) && clock.now().getTime() < end) {
      await pause(clock, INTERVAL);
      current = (await charges.find(charge.id)) ?? current;
    }
    return current;
  }

  return async (userId, { key, fingerprint }) => {
    const first = await charges.ofRequest(userId, key);
    if (!first) return undefined;
    if (first.request?.fingerprint !== fingerprint) return refused('key-reused');
    return resumePayment(await answered(first));
  };
}

const isUnderWay = ({ status, authenticating }: ChargeDocument) => status === 'created' && !authenticating;
