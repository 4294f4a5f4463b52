'use client';

import { api } from '@/api/browser';
import { FormShell } from './form-shell';
import { useApiForm } from './use-api-form';

interface CancelOrderFormProps {
  orderId: string;
  onCancelled: () => Promise<void>;
}

export function CancelOrderForm({ orderId, onCancelled }: CancelOrderFormProps) {
  const form = useApiForm({
    fields: [],
    submit: async () => {
      await api.orders.cancel(orderId);
      await onCancelled();
    },
  });
  return (
    <FormShell form={form} label="Cancel">
      <button
        type="submit"
        disabled={form.busy}
        aria-busy={form.busy}
        className="button button-quiet justify-self-start"
      >
        Cancel order
      </button>
    </FormShell>
  );
}
