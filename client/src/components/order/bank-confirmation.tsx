'use client';

import type { Charge } from '@/api/types';
import { formatCard } from '@/domain/charges';
import { formatDollars } from '@/domain/money';
import { FormShell } from '@/forms/form-shell';
import { SubmitButton } from '@/forms/submit-button';
import { useApiForm } from '@/forms/use-api-form';
import { fill } from '@/strings/strings';
import { useWords } from '@/strings/words';

interface BankConfirmationProps {
  charge: Charge;
  confirm: () => Promise<void>;
  useOtherCard: () => void;
}

/** An attempt that the bank asks about: from an earlier visit, another tab, or a page of the bank that was left. */
export function BankConfirmation({ charge, confirm, useOtherCard }: BankConfirmationProps) {
  const form = useApiForm({ fields: [], submit: confirm });
  const { locale, strings } = useWords();
  const { payment } = strings;
  const values = {
    amount: formatDollars(charge.amount, locale),
    card: charge.card ? formatCard(charge.card, strings) : '',
  };
  return (
    <FormShell form={form} label={payment.confirmation}>
      <p>{fill(charge.card ? payment.waitsWith : payment.waits, values)}</p>
      <SubmitButton busy={form.busy} className="button-stock">
        {payment.confirm}
      </SubmitButton>
      <button type="button" className="button button-quiet" disabled={form.busy} onClick={useOtherCard}>
        {payment.otherCard}
      </button>
    </FormShell>
  );
}
