'use client';

import { FormShell } from './form-shell';
import { useApiForm } from './use-api-form';

export function CancelOrderForm({ cancel }: { cancel: () => Promise<void> }) {
  const form = useApiForm({ fields: [], submit: cancel });
  return (
    <FormShell form={form} label="Cancel">
      <button
        type="submit"
        disabled={form.busy}
        aria-busy={form.busy}
        className="button button-quiet justify-self-start"
      >
        Cancel order
      </button>
    </FormShell>
  );
}
