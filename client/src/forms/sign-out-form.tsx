'use client';

import { useRouter } from 'next/navigation';
import { api } from '@/api/browser';
import { FormShell } from './form-shell';
import { useApiForm } from './use-api-form';

export function SignOutForm() {
  const router = useRouter();
  const form = useApiForm({
    fields: [],
    submit: async () => {
      await api.users.signOut();
      router.push('/');
      router.refresh();
    },
  });
  return (
    <FormShell form={form} label="Session" className="">
      <button type="submit" disabled={form.busy} aria-busy={form.busy} className="nav-link">
        Sign out
      </button>
    </FormShell>
  );
}
