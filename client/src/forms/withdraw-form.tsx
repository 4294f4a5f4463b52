'use client';

import * as Dialog from '@radix-ui/react-alert-dialog';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api } from '@/api/browser';
import { allowStyles } from '@/design/style-nonce';
import { useWords } from '@/strings/words';
import { FormShell } from './form-shell';
import { SubmitButton } from './submit-button';
import { useApiForm } from './use-api-form';

/** Withdrawing cannot be undone, so it asks once more: with the focus on what changes nothing. */
export function WithdrawForm({ ticketId }: { ticketId: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const texts = useWords().strings.ticket;
  const change = (opened: boolean) => {
    allowStyles();
    setOpen(opened);
  };
  const form = useApiForm({
    fields: [],
    submit: async () => {
      await api.tickets.withdraw(ticketId);
      setOpen(false);
      router.refresh();
    },
  });
  return (
    <Dialog.Root open={open} onOpenChange={change}>
      <Dialog.Trigger className="button button-quiet">{texts.withdraw}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-shade" />
        <Dialog.Content className="dialog">
          <FormShell form={form}>
            <Dialog.Title className="display text-xl">{texts.withdrawTitle}</Dialog.Title>
            <Dialog.Description className="text-muted">{texts.withdrawText}</Dialog.Description>
            <div className="flex flex-wrap gap-3">
              <SubmitButton busy={form.busy} className="button-bad">
                {texts.withdrawYes}
              </SubmitButton>
              <Dialog.Cancel className="button button-quiet">{texts.withdrawNo}</Dialog.Cancel>
            </div>
          </FormShell>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
