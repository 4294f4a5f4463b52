'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** Takes the focus when it comes, so that it is read out, and what follows it is next. */
export function Lead({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <p ref={ref} tabIndex={-1} className="outline-none">
      {children}
    </p>
  );
}
