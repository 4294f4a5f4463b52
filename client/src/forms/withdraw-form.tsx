'use client';

import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { api } from '@/api/browser';
import { FormShell } from './form-shell';
import { SubmitButton } from './submit-button';
import { useApiForm } from './use-api-form';

/** Withdrawing cannot be undone, so it asks once more. */
export function WithdrawForm({ ticketId }: { ticketId: string }) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const form = useApiForm({
    fields: [],
    submit: async () => {
      await api.tickets.withdraw(ticketId);
      dialog.current?.close();
      router.refresh();
    },
  });
  const open = () => {
    dialog.current?.showModal();
    // Else it is the first button: the one that cannot be undone.
    keep.current?.focus();
  };
  return (
    <>
      <button type="button" className="button button-quiet" onClick={open}>
        Withdraw
      </button>
      <dialog ref={dialog} aria-labelledby="withdraw-heading" className="dialog">
        <FormShell form={form}>
          <h2 id="withdraw-heading" className="display text-xl">
            Withdraw this ticket?
          </h2>
          <p className="text-muted">It goes off sale for good. To sell it later you would list it anew.</p>
          <div className="flex flex-wrap gap-3">
            <SubmitButton busy={form.busy}>Withdraw ticket</SubmitButton>
            <button
              ref={keep}
              type="button"
              className="button button-quiet"
              onClick={() => dialog.current?.close()}
            >
              Keep it on sale
            </button>
          </div>
        </FormShell>
      </dialog>
    </>
  );
}
