'use client';

import * as Dialog from '@radix-ui/react-alert-dialog';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { api } from '@/api/browser';
import { allowStyles } from '@/design/style-nonce';
import { useWords } from '@/strings/words';
import { FormShell } from './form-shell';
import { SubmitButton } from './submit-button';
import { useApiForm } from './use-api-form';

interface WithdrawFormProps {
  ticketId: string;
  /** What the button is called, where there are several of them. */
  label?: string;
  className?: string;
}

/** Withdrawing cannot be undone, so it asks once more: with the focus on what changes nothing. */
export function WithdrawForm({ ticketId, label, className = 'button button-quiet' }: WithdrawFormProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const withdrawn = useRef(false);
  const texts = useWords().strings.ticket;
  const change = (opened: boolean) => {
    allowStyles();
    setOpen(opened);
  };
  const form = useApiForm({
    fields: [],
    submit: async () => {
      await api.tickets.withdraw(ticketId);
      withdrawn.current = true;
      setOpen(false);
      router.refresh();
    },
  });
  // The button that led here is about to go with what it was for: who pressed it goes on at the top of what is new.
  const leave = (event: Event) => {
    if (!withdrawn.current) return;
    event.preventDefault();
    document.getElementById('content')?.focus();
  };
  return (
    <Dialog.Root open={open} onOpenChange={change}>
      <Dialog.Trigger aria-label={label} className={className}>
        {texts.withdraw}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-shade" />
        <Dialog.Content className="dialog" onCloseAutoFocus={leave}>
          <FormShell form={form}>
            <Dialog.Title className="display text-xl">{texts.withdrawTitle}</Dialog.Title>
            <Dialog.Description className="text-muted">{texts.withdrawText}</Dialog.Description>
            <div className="grid gap-3 sm:flex">
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
