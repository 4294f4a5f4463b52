'use client';

import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { FormShell } from './form-shell';
import { SubmitButton } from './submit-button';
import { useApiForm } from './use-api-form';
import type { LiveForm } from './use-form';

interface Question {
  title: string;
  /** What comes of it. */
  text: string;
  yes: string;
  no: string;
}

interface ConfirmFormProps {
  question: Question;
  /** What leads to the question is called so. */
  children: string;
  /** The same, where there are several of them. */
  label?: string;
  className?: string;
  act: () => Promise<void>;
  /** Once it is done, and the dialog is closed. */
  onDone?: () => void;
}

/**
 * What cannot be undone asks once more. The request outlives the dialog, which Escape takes away at any time: there is no
 * second one meanwhile, and when it fails the dialog comes back and says so.
 */
export function ConfirmForm({ question, children, label, className, act, onDone }: ConfirmFormProps) {
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useApiForm({
    fields: [],
    submit: async () => {
      try {
        await act();
      } catch (error) {
        setOpen(true);
        throw error;
      }
      dialog.current?.close();
      onDone?.();
    },
  });
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        className={className ?? 'button button-quiet'}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      {open && <ConfirmDialog ref={dialog} question={question} form={form} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ConfirmDialogProps {
  ref: RefObject<HTMLDialogElement | null>;
  question: Question;
  form: LiveForm<never>;
  onClose: () => void;
}

/** It begins with the focus on what changes nothing. The browser keeps it inside, and gives it back at the end. */
function ConfirmDialog({
  ref: dialog,
  question: { title, text, yes, no },
  form,
  onClose,
}: ConfirmDialogProps) {
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
          {title}
        </h2>
        <p id={`${id}-text`} className="text-muted">
          {text}
        </p>
        <div className="grid gap-3 sm:flex">
          <SubmitButton busy={form.busy} className="button-bad">
            {yes}
          </SubmitButton>
          <button
            ref={keep}
            type="button"
            disabled={form.busy}
            className="button button-quiet"
            onClick={() => dialog.current?.close()}
          >
            {no}
          </button>
        </div>
      </FormShell>
    </dialog>
  );
}
