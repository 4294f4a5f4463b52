'use client';

import { api } from '@/api/browser';
import { useWords } from '@/strings/words';
import { CurrentPasswordField } from './current-password-field';
import { FormShell } from './form-shell';
import { SavedForm } from './saved-form';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { useApiForm } from './use-api-form';

/** Another password; every other device is signed out by it. */
export function PasswordForm() {
  const { account } = useWords().strings;
  return <SavedForm title={account.password} form={(saved) => <PasswordFields onSaved={saved} />} />;
}

function PasswordFields({ onSaved }: { onSaved: () => void }) {
  const { account } = useWords().strings;
  const form = useApiForm({
    fields: ['currentPassword', 'password'],
    submit: async (values) => {
      await api.users.changePassword(values);
      onSaved();
    },
  });
  return (
    <FormShell form={form} label={account.changePassword}>
      <CurrentPasswordField {...form.field('currentPassword')} label={account.currentPassword} />
      <TextField
        {...form.field('password')}
        label={account.newPassword}
        type="password"
        hint={account.passwordHint}
        autoComplete="new-password"
        errorRoom="two lines"
      />
      <SubmitButton busy={form.busy} className="button-quiet justify-self-start">
        {account.changePassword}
      </SubmitButton>
    </FormShell>
  );
}
