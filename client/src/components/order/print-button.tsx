'use client';

import { useWords } from '@/strings/words';

export function PrintButton() {
  const { receipt } = useWords().strings.order;
  return (
    <button type="button" className="button button-quiet justify-self-start" onClick={() => window.print()}>
      {receipt.print}
    </button>
  );
}
