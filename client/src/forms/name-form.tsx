'use client';

import { api } from '@/api/browser';
import { useWords } from '@/strings/words';
import { FormShell } from './form-shell';
import { freshState } from './form-state';
import { SavedForm } from './saved-form';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { useApiForm } from './use-api-form';

/** How one is shown to others. */
export function NameForm({ name }: { name: string }) {
  const { account } = useWords().strings;
  return (
    <SavedForm
      title={account.nameForm}
      form={(saved) => <NameFields key={name} name={name} onSaved={saved} />}
    />
  );
}

function NameFields({ name, onSaved }: { name: string; onSaved: () => void }) {
  const { account, sell } = useWords().strings;
  const form = useApiForm({
    fields: ['name'],
    initial: freshState({ name }),
    submit: async (values) => {
      await api.users.rename(values.name);
      onSaved();
    },
  });
  return (
    <FormShell form={form} label={account.nameForm}>
      <TextField
        {...form.field('name')}
        label={account.name}
        optional={sell.optional}
        hint={account.nameHint}
        autoComplete="nickname"
      />
      <SubmitButton busy={form.busy} className="button-quiet justify-self-start">
        {account.save}
      </SubmitButton>
    </FormShell>
  );
}
