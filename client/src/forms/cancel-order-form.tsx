'use client';

import { useWords } from '@/strings/words';
import { ConfirmForm } from './confirm-form';

/** Gives the ticket back to whoever is faster. */
export function CancelOrderForm({ cancel }: { cancel: () => Promise<void> }) {
  const texts = useWords().strings.order;
  const { cancelTitle: title, cancelText: text, cancelYes: yes, cancelNo: no } = texts;
  return (
    <ConfirmForm
      question={{ title, text, yes, no }}
      act={cancel}
      className="link justify-self-start py-2 text-muted"
    >
      {texts.cancel}
    </ConfirmForm>
  );
}
