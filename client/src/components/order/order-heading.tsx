'use client';

import { useWords } from '@/strings/words';

interface OrderHeadingProps {
  heading: string;
  explanation: string;
  stale: boolean;
}

/** Read out whenever it changes, so that nobody has to look for what became of the order. */
export function OrderHeading({ heading, explanation, stale }: OrderHeadingProps) {
  const { order } = useWords().strings;
  return (
    <div role="status" className="grid gap-3">
      <h1 className="display text-title">{heading}</h1>
      <p className="max-w-prose text-pretty text-muted">{explanation}</p>
      {stale && <p className="text-bad">{order.connectionLost}</p>}
    </div>
  );
}
