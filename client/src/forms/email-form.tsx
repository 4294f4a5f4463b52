'use client';

import { api } from '@/api/browser';
import { useWords } from '@/strings/words';
import { CurrentPasswordField } from './current-password-field';
import { FormShell } from './form-shell';
import { SavedForm } from './saved-form';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { useApiForm } from './use-api-form';

/** Another address: the account has it once the link that is sent there was used. */
export function EmailForm() {
  const { account, mailed } = useWords().strings;
  return (
    <SavedForm
      title={account.email}
      form={(saved) => <EmailFields onSaved={saved} />}
      said={mailed.emailSent}
    />
  );
}

function EmailFields({ onSaved }: { onSaved: () => void }) {
  const { account, mailed } = useWords().strings;
  const form = useApiForm({
    fields: ['email', 'password'],
    submit: async (values) => {
      await api.users.changeEmail(values);
      onSaved();
    },
  });
  return (
    <FormShell form={form} label={mailed.changeEmail}>
      <TextField {...form.field('email')} label={mailed.newEmail} type="email" autoComplete="email" />
      <CurrentPasswordField {...form.field('password')} label={account.password} />
      <SubmitButton busy={form.busy} className="button-quiet justify-self-start">
        {mailed.changeEmail}
      </SubmitButton>
    </FormShell>
  );
}
