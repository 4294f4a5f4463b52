import type { Http } from './http';
import type { Charge, PaymentAnswer, PaymentConfig, PaymentRequest } from './types';

/**
 * Payments answers within 9.5 seconds, and the ingress in its place within 10. Two more are for slow networks, as
 * whoever misses the answer asks anew, and is not told that it is being looked into.
 */
const PAYMENT_TIMEOUT_MS = 12_000;

export const paymentsApi = (http: Http) => ({
  async config(): Promise<PaymentConfig> {
    const { data } = await http.get<PaymentConfig>('/api/payments/config');
    return data;
  },

  async ofOrder(orderId: string, signal?: AbortSignal): Promise<Charge[]> {
    const { data } = await http.get<Charge[]>('/api/payments', { params: { orderId }, signal });
    return data;
  },

  /** However often it is asked for with the same key, it is paid once. */
  async pay(request: PaymentRequest, idempotencyKey: string): Promise<PaymentAnswer> {
    const { data } = await http.post<PaymentAnswer>('/api/payments', request, {
      timeout: PAYMENT_TIMEOUT_MS,
      headers: { 'Idempotency-Key': idempotencyKey },
    });
    return data;
  },

  /** Asks what has become of an attempt that waits for the buyer to confirm it, and how to go on with it. */
  async resume(chargeId: string): Promise<PaymentAnswer> {
    const path = `/api/payments/${encodeURIComponent(chargeId)}/resume`;
    const { data } = await http.post<PaymentAnswer>(path, {}, { timeout: PAYMENT_TIMEOUT_MS });
    return data;
  },
});
