'use client';

import { useWords } from '@/strings/words';
import { FormShell } from './form-shell';
import { useApiForm } from './use-api-form';

export function CancelOrderForm({ cancel }: { cancel: () => Promise<void> }) {
  const texts = useWords().strings.order;
  const form = useApiForm({ fields: [], submit: cancel });
  return (
    <FormShell form={form} label={texts.cancelForm}>
      <button
        type="submit"
        disabled={form.busy}
        aria-busy={form.busy}
        className="button button-quiet justify-self-start"
      >
        {texts.cancel}
      </button>
    </FormShell>
  );
}
