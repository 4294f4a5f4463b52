'use client';

import { api } from '@/api/browser';
import type { SecondFactorSetup } from '@/api/types';
import { CodeField } from '@/forms/code-field';
import { FormShell } from '@/forms/form-shell';
import { SubmitButton } from '@/forms/submit-button';
import { useApiForm } from '@/forms/use-api-form';
import { useWords } from '@/strings/words';
import { Lead } from './lead';

interface ConfirmFormProps {
  setup: SecondFactorSetup;
  onConfirmed: (recoveryCodes: string[]) => void;
  onStopped: () => void;
}

/** What an authenticator app needs, and the code by which it shows that it has it. */
export function ConfirmForm({ setup, onConfirmed, onStopped }: ConfirmFormProps) {
  const { secondFactor } = useWords().strings;
  const form = useApiForm({
    fields: ['code'],
    submit: async ({ code }) => onConfirmed(await api.users.confirmSecondFactor(code)),
  });
  return (
    <>
      <Lead>{secondFactor.scan}</Lead>
      {/* biome-ignore lint/performance/noImgElement: it is drawn by a service, and nothing is loaded for it */}
      <img
        src={`data:image/svg+xml,${encodeURIComponent(setup.qr)}`}
        alt={secondFactor.picture}
        width={200}
        height={200}
        className="rounded-field"
      />
      <p className="text-sm">
        <span className="block text-muted">{secondFactor.secret}</span>
        <code className="[overflow-wrap:anywhere]">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <p>
        <a href={setup.address} className="link">
          {secondFactor.open}
        </a>
      </p>
      <FormShell form={form} label={secondFactor.title}>
        <CodeField {...form.field('code')} hint={secondFactor.newCodeHint} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton busy={form.busy}>{secondFactor.turnOn}</SubmitButton>
          <button type="button" className="button button-quiet" onClick={onStopped}>
            {secondFactor.stop}
          </button>
        </div>
      </FormShell>
    </>
  );
}
