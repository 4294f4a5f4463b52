'use client';

import { api } from '@/api/browser';
import { CodeField } from '@/forms/code-field';
import { CurrentPasswordField } from '@/forms/current-password-field';
import { FormShell } from '@/forms/form-shell';
import { SubmitButton } from '@/forms/submit-button';
import { useApiForm } from '@/forms/use-api-form';
import { useWords } from '@/strings/words';

interface ManageFormProps {
  onRenewed: (recoveryCodes: string[]) => void;
  onTurnedOff: () => void;
}

/** Makes new recovery codes, or turns the second factor off: either asks for the password and a code. */
export function ManageForm({ onRenewed, onTurnedOff }: ManageFormProps) {
  const { account, secondFactor } = useWords().strings;
  const form = useApiForm({
    fields: ['password', 'code', 'wants'],
    submit: async ({ wants, ...proof }) => {
      if (wants !== 'off') return onRenewed(await api.users.renewRecoveryCodes(proof));
      await api.users.turnOffSecondFactor(proof);
      onTurnedOff();
    },
  });
  return (
    <FormShell form={form} label={secondFactor.title}>
      <CurrentPasswordField {...form.field('password')} label={account.password} />
      <CodeField {...form.field('code')} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton busy={form.busy} className="button-quiet">
          {secondFactor.renew}
        </SubmitButton>
        <SubmitButton busy={form.busy} className="button-quiet" name="wants" value="off">
          {secondFactor.turnOff}
        </SubmitButton>
      </div>
    </FormShell>
  );
}
