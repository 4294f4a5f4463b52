'use client';

import { useRouter } from 'next/navigation';
import { api } from '@/api/browser';
import { useWords } from '@/strings/words';
import { ConfirmForm } from './confirm-form';

interface WithdrawFormProps {
  ticketId: string;
  /** What the button is called, where there are several of them. */
  label?: string;
  className?: string;
}

/** Takes a ticket from sale, for good. */
export function WithdrawForm({ ticketId, label, className }: WithdrawFormProps) {
  const router = useRouter();
  const texts = useWords().strings.ticket;
  const { withdraw, withdrawTitle: title, withdrawText: text, withdrawYes: yes, withdrawNo: no } = texts;
  const onDone = () => {
    // The button that led here is about to go with what it was for: who pressed it goes on at the top of what is new.
    document.getElementById('content')?.focus();
    router.refresh();
  };
  return (
    <ConfirmForm
      question={{ title, text, yes, no }}
      label={label}
      className={className}
      act={() => api.tickets.withdraw(ticketId)}
      onDone={onDone}
    >
      {withdraw}
    </ConfirmForm>
  );
}
