'use client';

import type { Charge } from '@/api/types';
import { formatCard } from '@/domain/charges';
import { formatDollars } from '@/domain/money';
import { FormShell } from '@/forms/form-shell';
import { SubmitButton } from '@/forms/submit-button';
import { useApiForm } from '@/forms/use-api-form';

interface BankConfirmationProps {
  charge: Charge;
  confirm: () => Promise<void>;
  useOtherCard: () => void;
}

/** An attempt that the bank asks about: from an earlier visit, another tab, or a page of the bank that was left. */
export function BankConfirmation({ charge, confirm, useOtherCard }: BankConfirmationProps) {
  const form = useApiForm({ fields: [], submit: confirm });
  const card = charge.card ? ` with ${formatCard(charge.card)}` : '';
  return (
    <FormShell form={form} label="Confirmation">
      <p>
        Your payment of {formatDollars(charge.amount)}
        {card} waits for your confirmation.
      </p>
      <SubmitButton busy={form.busy}>Confirm with your bank</SubmitButton>
      <button type="button" className="button button-quiet" disabled={form.busy} onClick={useOtherCard}>
        Use another card
      </button>
    </FormShell>
  );
}
