'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '@/strings/words';

interface SavedFormProps {
  title: string;
  form: (saved: () => void) => ReactNode;
  /** What there is to say once it was saved, if it is more than that. */
  said?: string;
}

/**
 * A form that can be sent again and again: each time it was saved, another one takes its place. What is said of that gets
 * the focus, as the button that had it is gone.
 */
export function SavedForm({ title, form, said }: SavedFormProps) {
  const { account } = useWords().strings;
  const router = useRouter();
  const note = useRef<HTMLParagraphElement>(null);
  const [saved, setSaved] = useState(0);
  useEffect(() => {
    if (saved > 0) note.current?.focus();
  }, [saved]);
  const onSaved = () => {
    router.refresh();
    setSaved(saved + 1);
  };
  return (
    <div className="panel">
      <h3 className="mb-4 font-semibold">{title}</h3>
      <div key={saved}>{form(onSaved)}</div>
      <p ref={note} tabIndex={-1} role="status" className="text-sm text-muted outline-none not-empty:mt-3">
        {saved > 0 && (said ?? account.saved)}
      </p>
    </div>
  );
}
