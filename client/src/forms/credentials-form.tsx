'use client';

import { useRouter } from 'next/navigation';
import { api } from '@/api/browser';
import { FormShell } from './form-shell';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { useApiForm } from './use-api-form';

interface CredentialsFormProps {
  purpose: 'sign-in' | 'sign-up';
  /** Where to go afterwards; already known to be a path of this site. */
  next: string;
}

const purposes = {
  'sign-in': {
    button: 'Sign in',
    passwordHint: undefined,
    autoComplete: 'current-password',
    send: api.users.signIn,
  },
  'sign-up': {
    button: 'Sign up',
    passwordHint: 'At least 8 characters.',
    autoComplete: 'new-password',
    send: api.users.signUp,
  },
};

export function CredentialsForm({ purpose, next }: CredentialsFormProps) {
  const { button, passwordHint, autoComplete, send } = purposes[purpose];
  const router = useRouter();
  const form = useApiForm({
    fields: ['email', 'password'],
    submit: async (credentials) => {
      await send(credentials);
      router.replace(next);
      router.refresh();
    },
  });
  return (
    <FormShell form={form}>
      <TextField {...form.field('email')} label="Email" type="email" autoComplete="email" />
      <TextField
        {...form.field('password')}
        label="Password"
        type="password"
        hint={passwordHint}
        autoComplete={autoComplete}
      />
      <SubmitButton busy={form.busy}>{button}</SubmitButton>
    </FormShell>
  );
}
