'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { api } from '@/api/browser';
import { focusHeading } from '@/focus-heading';
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
  const asked = useRef(false);
  // The button goes with what it was for, maybe before the answer is here: the ticket's page hears of it by itself.
  useEffect(
    () => () => {
      if (asked.current) focusHeading({ preventScroll: true });
    },
    [],
  );
  const withdrawTicket = async () => {
    asked.current = true;
    try {
      return await api.tickets.withdraw(ticketId);
    } catch (error) {
      asked.current = false;
      throw error;
    }
  };
  return (
    <ConfirmForm
      question={{ title, text, yes, no }}
      label={label}
      className={className}
      act={withdrawTicket}
      onDone={() => router.refresh()}
    >
      {withdraw}
    </ConfirmForm>
  );
}
