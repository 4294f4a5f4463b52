'use client';

import { enter, type Purpose } from '@/session/actions';
import { useWords } from '@/strings/words';
import { FormShell } from './form-shell';
import { freshState } from './form-state';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { useForm } from './use-form';

interface CredentialsFormProps {
  purpose: Purpose;
  /** Where to go afterwards; already known to be a path of this site. */
  next: string;
}

export function CredentialsForm({ purpose, next }: CredentialsFormProps) {
  const { account } = useWords().strings;
  const form = useForm({
    step: enter.bind(null, purpose, next),
    initial: freshState<'email' | 'password'>(),
  });
  const isNew = purpose === 'sign-up';
  return (
    <FormShell form={form}>
      <TextField {...form.field('email')} label={account.email} type="email" autoComplete="email" />
      <TextField
        {...form.field('password')}
        label={account.password}
        type="password"
        hint={isNew ? account.passwordHint : undefined}
        autoComplete={isNew ? 'new-password' : 'current-password'}
      />
      <SubmitButton busy={form.busy}>{isNew ? account.signUpTitle : account.signInTitle}</SubmitButton>
    </FormShell>
  );
}
