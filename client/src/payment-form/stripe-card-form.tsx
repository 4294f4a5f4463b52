'use client';

import { formatDollars } from '@/domain/money';
import { FormShell } from '@/forms/form-shell';
import { SubmitButton } from '@/forms/submit-button';
import { useApiForm } from '@/forms/use-api-form';
import type { CardFormProps } from './payment-form';
import { useStripeCard } from './use-stripe-card';

interface StripeCardFormProps extends CardFormProps {
  publishableKey: string;
}

/** The card form of an installation with a Stripe key: Stripe.js, loaded when the page is opened. */
export function StripeCardForm({ publishableKey, amount, pay, lastFailure }: StripeCardFormProps) {
  const { container, state, createPaymentMethod } = useStripeCard(publishableKey);
  const form = useApiForm({
    fields: [],
    problem: lastFailure,
    submit: async () => pay(await createPaymentMethod()),
  });
  return (
    <FormShell form={form} label="Payment">
      {state === 'failed' && (
        <p role="alert" className="text-bad">
          Stripe could not be loaded. Reload the page to try again.
        </p>
      )}
      <div className="grid gap-1.5">
        <p className="font-semibold">Card</p>
        <div ref={container} className="input py-3.5" aria-busy={state === 'loading'} />
      </div>
      <SubmitButton busy={form.busy}>{`Pay now: ${formatDollars(amount)}`}</SubmitButton>
    </FormShell>
  );
}
