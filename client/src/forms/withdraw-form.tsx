'use client';

import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { api } from '@/api/browser';
import { useWords } from '@/strings/words';
import { FormShell } from './form-shell';
import { SubmitButton } from './submit-button';
import { useApiForm } from './use-api-form';
import type { LiveForm } from './use-form';

interface WithdrawFormProps {
  ticketId: string;
  /** What the button is called, where there are several of them. */
  label?: string;
  className?: string;
}

/**
 * Withdrawing cannot be undone, so it asks once more. The request outlives the dialog, which Escape takes away at any
 * time: there is no second one meanwhile, and when it fails the dialog comes back and says so.
 */
export function WithdrawForm({ ticketId, label, className = 'button button-quiet' }: WithdrawFormProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const texts = useWords().strings.ticket;
  const form = useApiForm({
    fields: [],
    submit: async () => {
      try {
        await api.tickets.withdraw(ticketId);
      } catch (error) {
        setOpen(true);
        throw error;
      }
      dialog.current?.close();
      // The button that led here is about to go with what it was for: who pressed it goes on at the top of what is new.
      document.getElementById('content')?.focus();
      router.refresh();
    },
  });
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        className={className}
        onClick={() => setOpen(true)}
      >
        {texts.withdraw}
      </button>
      {open && <WithdrawDialog ref={dialog} form={form} onClose={() => setOpen(false)} />}
    </>
  );
}

interface WithdrawDialogProps {
  ref: RefObject<HTMLDialogElement | null>;
  form: LiveForm<never>;
  onClose: () => void;
}

/** It begins with the focus on what changes nothing. The browser keeps it inside, and gives it back at the end. */
function WithdrawDialog({ ref: dialog, form, onClose }: WithdrawDialogProps) {
  const texts = useWords().strings.ticket;
  const id = useId();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    keep.current?.focus();
  }, [dialog]);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className="dialog"
      onClose={onClose}
    >
      <FormShell form={form}>
        <h2 id={`${id}-title`} className="display text-xl">
          {texts.withdrawTitle}
        </h2>
        <p id={`${id}-text`} className="text-muted">
          {texts.withdrawText}
        </p>
        <div className="grid gap-3 sm:flex">
          <SubmitButton busy={form.busy} className="button-bad">
            {texts.withdrawYes}
          </SubmitButton>
          <button
            ref={keep}
            type="button"
            disabled={form.busy}
            className="button button-quiet"
            onClick={() => dialog.current?.close()}
          >
            {texts.withdrawNo}
          </button>
        </div>
      </FormShell>
    </dialog>
  );
}
