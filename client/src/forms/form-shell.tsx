'use client';

import type { ReactNode } from 'react';
import { FormSummary } from './form-summary';
import type { LiveForm } from './use-form';

interface FormShellProps {
  form: Pick<LiveForm<string>, 'ref' | 'action' | 'errors' | 'watch'>;
  /** Needed where the page has more than one form. */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** The form element, with what is no field's fault above its fields. The services judge the input, not the browser. */
export function FormShell({ form, label, className = 'grid gap-5', children }: FormShellProps) {
  return (
    <form
      ref={form.ref}
      action={form.action}
      noValidate
      aria-label={label}
      className={className}
      {...form.watch}
    >
      <FormSummary errors={form.errors} />
      {children}
    </form>
  );
}
