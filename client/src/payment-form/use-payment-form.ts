'use client';

import { api } from '@/api/browser';
import { payWhenReserved } from '@/api/pay-when-reserved';
import { type ApiForm, useApiForm } from '@/forms/use-api-form';
import type { CardFormProps } from './payment-form';

interface PaymentFormOptions<Field extends string> extends CardFormProps {
  fields: readonly Field[];
  /** Turns what was typed into a payment method, or throws InvalidInput. */
  createPaymentMethod: (values: Record<Field, string>) => Promise<string>;
}

/** What every card form has in common: it makes a payment method, and pays with it. */
export function usePaymentForm<Field extends string>(options: PaymentFormOptions<Field>): ApiForm<Field> {
  const { orderId, fields, createPaymentMethod, onPaid, onRefused } = options;
  return useApiForm({
    fields,
    submit: async (values) => {
      const paymentMethodId = await createPaymentMethod(values);
      try {
        await payWhenReserved(() => api.payments.pay({ orderId, paymentMethodId }));
      } catch (error) {
        onRefused();
        throw error;
      }
      onPaid();
    },
  });
}
