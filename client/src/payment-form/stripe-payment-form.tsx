'use client';

import { formatDollars } from '@/domain/money';
import { FormShell } from '@/forms/form-shell';
import { SubmitButton } from '@/forms/submit-button';
import { useApiForm } from '@/forms/use-api-form';
import { fill } from '@/strings/strings';
import { useWords } from '@/strings/words';
import type { CardFormProps } from './payment-form';
import { usePaymentElement } from './use-payment-element';

interface StripePaymentFormProps extends CardFormProps {
  publishableKey: string;
}

/** The card form of an installation with Stripe's keys: its Payment Element, loaded when the page is opened. */
export function StripePaymentForm({ publishableKey, amount, pay, lastFailure }: StripePaymentFormProps) {
  const { locale, strings } = useWords();
  const { payment, site } = strings;
  const { container, state, reload, createPaymentMethod } = usePaymentElement(publishableKey, amount);
  const form = useApiForm({
    fields: [],
    problems: lastFailure,
    submit: async () => pay(await createPaymentMethod()),
  });
  return (
    <FormShell form={form} label={payment.form}>
      {state === 'failed' && (
        <div role="alert" className="grid justify-items-start gap-4">
          <p className="text-bad">{payment.loadFailed}</p>
          <button type="button" className="button button-quiet" onClick={reload}>
            {site.tryAgain}
          </button>
        </div>
      )}
      {state === 'loading' && <p className="text-muted">{payment.loading}</p>}
      <div ref={container} aria-busy={state === 'loading'} />
      {state !== 'failed' && (
        <SubmitButton busy={form.busy} className="button-stock">
          {fill(payment.pay, { amount: formatDollars(amount, locale) })}
        </SubmitButton>
      )}
    </FormShell>
  );
}
