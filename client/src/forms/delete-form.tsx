'use client';

import { useRouter } from 'next/navigation';
import { api } from '@/api/browser';
import { useWords } from '@/strings/words';
import { CurrentPasswordField } from './current-password-field';
import { FormShell } from './form-shell';
import { SubmitButton } from './submit-button';
import { useApiForm } from './use-api-form';

/** The end of an account. It asks for the password, so that nobody does it who only found the browser open. */
export function DeleteForm() {
  const { mailed } = useWords().strings;
  const router = useRouter();
  const form = useApiForm({
    fields: ['password'],
    submit: async ({ password }) => {
      await api.users.deleteAccount(password);
      router.replace('/');
      router.refresh();
    },
  });
  return (
    <details className="panel border-bad">
      <summary className="font-semibold">{mailed.deleteAccount}</summary>
      <p className="my-4 text-sm text-muted">{mailed.deleteIntro}</p>
      <FormShell form={form} label={mailed.deleteAccount}>
        <CurrentPasswordField {...form.field('password')} label={mailed.deletePassword} />
        <SubmitButton busy={form.busy} className="button-quiet justify-self-start">
          {mailed.deleteAccount}
        </SubmitButton>
      </FormShell>
    </details>
  );
}
