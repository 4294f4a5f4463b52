'use client';

import { useRouter } from 'next/navigation';
import { ApiError } from '@/api/api-error';
import { api } from '@/api/browser';
import { onceKnown } from '@/api/patiently';
import { useWords } from '@/strings/words';
import { FormShell } from './form-shell';
import { SubmitButton } from './submit-button';
import { useApiForm } from './use-api-form';

interface BuyFormProps {
  ticketId: string;
  /** Not so once somebody else was faster; what the form then has to say stays readable. */
  onSale: boolean;
}

export function BuyForm({ ticketId, onSale }: BuyFormProps) {
  const router = useRouter();
  const texts = useWords().strings.ticket;
  const form = useApiForm({
    fields: [],
    submit: async () => {
      try {
        // A ticket that was listed just now is shown before orders has heard of it.
        const order = await onceKnown(() => api.orders.create(ticketId));
        router.push(`/orders/${order.id}`);
        // The way back leads to a ticket that is the buyer's to pay for by now.
        router.refresh();
      } catch (error) {
        // Whatever was wrong, the page may be older than the ticket.
        if (error instanceof ApiError && error.status !== 401) router.refresh();
        throw error;
      }
    },
  });
  return (
    <FormShell form={form} label={texts.form} className="buy-action">
      {onSale && (
        <SubmitButton busy={form.busy} className="button-stock">
          {texts.buy}
        </SubmitButton>
      )}
    </FormShell>
  );
}
