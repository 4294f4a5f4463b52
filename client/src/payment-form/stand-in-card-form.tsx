'use client';

import type { FocusEvent } from 'react';
import { formatDollars } from '@/domain/money';
import { FormShell } from '@/forms/form-shell';
import { SubmitButton } from '@/forms/submit-button';
import { TextField } from '@/forms/text-field';
import { useApiForm } from '@/forms/use-api-form';
import type { CardFormProps } from './payment-form';
import { groupCardNumber, groupExpiry, TEST_CARD, testCards, testPaymentMethod } from './test-cards';

const rewrite = (format: (text: string) => string) => (event: FocusEvent<HTMLInputElement>) => {
  event.currentTarget.value = format(event.currentTarget.value);
};

/** The card form of an installation without a Stripe key. Only Stripe's test cards mean anything to it. */
export function StandInCardForm({ amount, pay, lastFailure }: CardFormProps) {
  const form = useApiForm({
    fields: ['cardNumber', 'expiry', 'cvc', 'cardName'],
    problems: lastFailure,
    submit: async (card) => pay(testPaymentMethod(card, new Date())),
  });
  return (
    <FormShell form={form} label="Payment">
      <TestCards />
      <TextField
        {...form.field('cardNumber')}
        label="Card number"
        inputMode="numeric"
        autoComplete="cc-number"
        placeholder={TEST_CARD}
        onBlur={rewrite(groupCardNumber)}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          {...form.field('expiry')}
          label="Expiry"
          inputMode="numeric"
          autoComplete="cc-exp"
          placeholder="12/34"
          onBlur={rewrite(groupExpiry)}
        />
        <TextField
          {...form.field('cvc')}
          label="CVC"
          inputMode="numeric"
          autoComplete="cc-csc"
          placeholder="123"
        />
      </div>
      <TextField {...form.field('cardName')} label="Name on card" optional autoComplete="cc-name" />
      <SubmitButton busy={form.busy}>{`Pay now: ${formatDollars(amount)}`}</SubmitButton>
    </FormShell>
  );
}

function TestCards() {
  return (
    <div className="grid gap-2 rounded-field bg-spent px-4 py-3 text-sm">
      <p>
        No real money moves here. Pay with the test card{' '}
        <strong className="whitespace-nowrap tabular-nums">{TEST_CARD}</strong>, any future expiry and any
        CVC.
      </p>
      <details>
        <summary className="link">Other test cards</summary>
        <dl className="mt-3 grid gap-2">
          {testCards
            .filter(({ number }) => number !== TEST_CARD)
            .map(({ number, outcome }) => (
              <div key={number} className="grid gap-x-4 sm:grid-cols-[11rem_1fr]">
                <dt className="font-semibold whitespace-nowrap tabular-nums">{number}</dt>
                <dd>{outcome}</dd>
              </div>
            ))}
        </dl>
      </details>
    </div>
  );
}
