'use client';

import { formatDollars } from '@/domain/money';
import { FormShell } from '@/forms/form-shell';
import { SubmitButton } from '@/forms/submit-button';
import { useApiForm } from '@/forms/use-api-form';
import type { CardFormProps } from './payment-form';
import { usePaymentElement } from './use-payment-element';

interface StripePaymentFormProps extends CardFormProps {
  publishableKey: string;
}

/** The card form of an installation with Stripe's keys: its Payment Element, loaded when the page is opened. */
export function StripePaymentForm({ publishableKey, amount, pay, lastFailure }: StripePaymentFormProps) {
  const { container, state, reload, createPaymentMethod } = usePaymentElement(publishableKey, amount);
  const form = useApiForm({
    fields: [],
    problems: lastFailure,
    submit: async () => pay(await createPaymentMethod()),
  });
  return (
    <FormShell form={form} label="Payment">
      {state === 'failed' && (
        <div role="alert" className="grid justify-items-start gap-4">
          <p className="text-bad">The card form could not be loaded.</p>
          <button type="button" className="button button-quiet" onClick={reload}>
            Try again
          </button>
        </div>
      )}
      {state === 'loading' && <p className="text-muted">Loading the card form…</p>}
      <div ref={container} aria-busy={state === 'loading'} />
      {state !== 'failed' && (
        <SubmitButton busy={form.busy}>{`Pay now: ${formatDollars(amount)}`}</SubmitButton>
      )}
    </FormShell>
  );
}
