'use client';

import { useState } from 'react';
import { useWords } from '@/strings/words';
import { Lead } from './lead';

interface RecoveryCodesProps {
  codes: string[];
  /** Why they are here. */
  intro: string;
  onKept: () => void;
}

/** Recovery codes, this once, with ways to keep them. On paper they are alone. */
export function RecoveryCodes({ codes, intro, onKept }: RecoveryCodesProps) {
  const { secondFactor } = useWords().strings;
  const [said, setSaid] = useState('');
  const copy = () =>
    // Absent where the page has not come by TLS.
    (navigator.clipboard?.writeText(codes.join('\n')) ?? Promise.reject()).then(
      () => setSaid(secondFactor.copied),
      () => setSaid(secondFactor.notCopied),
    );
  return (
    <>
      <Lead>{intro}</Lead>
      <ul aria-label={secondFactor.codesTitle} className="grid gap-2 tabular-nums">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <button type="button" className="button button-quiet" onClick={copy}>
          {secondFactor.copy}
        </button>
        <button type="button" className="button button-quiet" onClick={() => window.print()}>
          {secondFactor.print}
        </button>
        <button type="button" className="button" onClick={onKept}>
          {secondFactor.kept}
        </button>
      </div>
      <p role="status" className="text-sm text-muted">
        {said}
      </p>
    </>
  );
}
