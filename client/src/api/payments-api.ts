import type { AxiosInstance } from 'axios';
import type { Charge, PaymentConfig, PaymentRequest } from './types';

/** A bank may take its time to say yes. */
const PAYMENT_TIMEOUT_MS = 40_000;

export const paymentsApi = (http: AxiosInstance) => ({
  async config(): Promise<PaymentConfig> {
    const { data } = await http.get<PaymentConfig>('/api/payments/config');
    return data;
  },

  async ofOrder(orderId: string, signal?: AbortSignal): Promise<Charge[]> {
    const { data } = await http.get<Charge[]>('/api/payments', { params: { orderId }, signal });
    return data;
  },

  async pay(request: PaymentRequest): Promise<void> {
    await http.post('/api/payments', request, { timeout: PAYMENT_TIMEOUT_MS });
  },
});
