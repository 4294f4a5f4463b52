'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useWords } from '@/strings/words';

/** A form that can be sent again and again: each time it was saved, another one takes its place, and `said` is. */
export function SavedForm({ form, said }: { form: (saved: () => void) => ReactNode; said?: string }) {
  const { account } = useWords().strings;
  const router = useRouter();
  const [saved, setSaved] = useState(0);
  const onSaved = () => {
    router.refresh();
    setSaved(saved + 1);
  };
  return (
    <div className="panel">
      <div key={saved}>{form(onSaved)}</div>
      <p role="status" className="text-sm text-muted not-empty:mt-3">
        {saved > 0 && (said ?? account.saved)}
      </p>
    </div>
  );
}
