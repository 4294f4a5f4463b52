'use client';

import { useRouter } from 'next/navigation';
import { api } from '@/api/browser';
import { carryOut, doneHref, type MailedField, type MailedPurpose, mailedFields } from '@/session/mailed';
import { useWords } from '@/strings/words';
import { FormShell } from './form-shell';
import type { FormState } from './form-state';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { useApiForm } from './use-api-form';

interface MailedFormProps {
  purpose: MailedPurpose;
  /** From the link; empty on the page that asks for one. */
  token: string;
  initial: FormState<MailedField> | undefined;
}

/** What a link asks before it does anything: programs that look at mails open links, and press no buttons. */
export function MailedForm({ purpose, token, initial }: MailedFormProps) {
  const { account, mailed } = useWords().strings;
  const router = useRouter();
  const fields: readonly MailedField[] = mailedFields[purpose];
  const form = useApiForm({
    fields,
    initial,
    submit: async ({ email, password }) => {
      await carryOut(api.users, purpose, { token, email, password });
      router.replace(doneHref(purpose));
      router.refresh();
    },
  });
  return (
    <FormShell form={form} fallback={`/mailed/${purpose}`}>
      <input type="hidden" name="token" value={token} />
      {fields.includes('email') && (
        <TextField {...form.field('email')} label={account.email} type="email" autoComplete="email" />
      )}
      {fields.includes('password') && (
        <TextField
          {...form.field('password')}
          label={account.newPassword}
          type="password"
          hint={account.passwordHint}
          autoComplete="new-password"
          errorRoom="two lines"
        />
      )}
      <SubmitButton busy={form.busy}>{mailed[purpose].submit}</SubmitButton>
    </FormShell>
  );
}
