'use client';

import { type FormEvent, type ReactNode, startTransition } from 'react';
import { FormSummary } from './form-summary';
import type { LiveForm } from './use-form';

interface FormShellProps {
  form: Pick<LiveForm<string>, 'ref' | 'action' | 'errors' | 'watch' | 'faults'>;
  /**
   * Where the form is sent to without JavaScript, and before it is there. A form that has no such place is kept by
   * React when it is sent too early, and sent later.
   */
  fallback?: string;
  /** Needed where the page has more than one form. */
  label?: string;
  className?: string;
  /** What fields are called, by name, where what is wrong with them does not tell which one it is. */
  fieldLabels?: Partial<Record<string, string>>;
  children: ReactNode;
}

/** The form element, with a summary of what is wrong above its fields. The services judge the input, not the browser. */
export function FormShell(props: FormShellProps) {
  const { form, fallback, label, className = 'grid gap-5', fieldLabels, children } = props;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const formData = new FormData(event.currentTarget);
    startTransition(() => form.action(formData));
  };
  const way = fallback ? { action: fallback, method: 'post', onSubmit: submit } : { action: form.action };
  return (
    <form ref={form.ref} {...way} noValidate aria-label={label} className={className} {...form.watch}>
      <FormSummary errors={form.errors} faults={form.faults} labels={fieldLabels} />
      {children}
    </form>
  );
}
