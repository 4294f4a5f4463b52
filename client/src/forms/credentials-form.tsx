'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api } from '@/api/browser';
import { useWords } from '@/strings/words';
import { CodeField } from './code-field';
import { FormShell } from './form-shell';
import type { FormState } from './form-state';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { useApiForm } from './use-api-form';

interface CredentialsFormProps {
  purpose: 'sign-in' | 'sign-up';
  /** Where to go afterwards; already known to be a path of this site. */
  next: string;
  initial: FormState<'email' | 'password' | 'code'> | undefined;
}

export function CredentialsForm({ purpose, next, initial }: CredentialsFormProps) {
  const { account } = useWords().strings;
  const router = useRouter();
  const isNew = purpose === 'sign-up';
  const form = useApiForm({
    fields: ['email', 'password', 'code'],
    initial,
    submit: async ({ code, ...credentials }) => {
      await (isNew ? api.users.signUp(credentials) : api.users.signIn({ ...credentials, code }));
      router.replace(next);
      router.refresh();
    },
  });
  // The service asks for one once it knows whose account it is. From then on there is a field for it, whatever fails next.
  const [asksForCode, setAsksForCode] = useState(Boolean(initial?.values.code));
  if (form.errors.fields.code !== undefined && !asksForCode) setAsksForCode(true);
  return (
    <FormShell form={form} fallback={`/session/${purpose}`}>
      <input type="hidden" name="next" value={next} />
      <TextField {...form.field('email')} label={account.email} type="email" autoComplete="email" />
      <TextField
        {...form.field('password')}
        label={account.password}
        type="password"
        hint={isNew ? account.passwordHint : undefined}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        errorRoom={isNew ? 'two lines' : 'line'}
      />
      {asksForCode && <CodeField {...form.field('code')} />}
      <SubmitButton busy={form.busy}>{isNew ? account.signUpTitle : account.signInTitle}</SubmitButton>
    </FormShell>
  );
}
