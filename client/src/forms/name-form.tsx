'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api } from '@/api/browser';
import { useWords } from '@/strings/words';
import { FormShell } from './form-shell';
import { freshState } from './form-state';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { useApiForm } from './use-api-form';

/** How one is shown to others. It can be saved again and again: each time another form takes its place. */
export function NameForm({ name }: { name: string }) {
  const { account } = useWords().strings;
  const [saved, setSaved] = useState(0);
  return (
    <div className="panel grid gap-3">
      <NameFields key={`${saved} ${name}`} name={name} onSaved={() => setSaved(saved + 1)} />
      <p role="status" className="text-sm text-muted">
        {saved > 0 && account.saved}
      </p>
    </div>
  );
}

function NameFields({ name, onSaved }: { name: string; onSaved: () => void }) {
  const { account, sell } = useWords().strings;
  const router = useRouter();
  const form = useApiForm({
    fields: ['name'],
    initial: freshState({ name }),
    submit: async (values) => {
      await api.users.rename(values.name);
      router.refresh();
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
