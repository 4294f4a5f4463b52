'use client';

import { api } from '@/api/browser';
import type { SecondFactorSetup } from '@/api/types';
import { CurrentPasswordField } from '@/forms/current-password-field';
import { FormShell } from '@/forms/form-shell';
import { SubmitButton } from '@/forms/submit-button';
import { useApiForm } from '@/forms/use-api-form';
import { useWords } from '@/strings/words';

/** Asks for the password before a secret is shown. */
export function BeginForm({ onBegun }: { onBegun: (setup: SecondFactorSetup) => void }) {
  const { account, secondFactor } = useWords().strings;
  const form = useApiForm({
    fields: ['password'],
    submit: async ({ password }) => onBegun(await api.users.beginSecondFactor(password)),
  });
  return (
    <FormShell form={form} label={secondFactor.title}>
      <CurrentPasswordField {...form.field('password')} label={account.password} />
      <SubmitButton busy={form.busy} className="button-quiet justify-self-start">
        {secondFactor.begin}
      </SubmitButton>
    </FormShell>
  );
}
