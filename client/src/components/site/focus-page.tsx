'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { focusHeading } from '@/focus-heading';

/** Browsers begin each page anew; one that takes the place of another, or another search, begins where its heading is. */
export function FocusPage() {
  const pathname = usePathname();
  const query = new URLSearchParams(useSearchParams());
  // It is written while more of the same list is loaded.
  query.delete('shown');
  const address = `${pathname}?${query}`;
  const last = useRef(address);
  useEffect(() => {
    // The router has seen to what is in sight.
    if (last.current !== address) focusHeading({ preventScroll: true });
    last.current = address;
  }, [address]);
  return null;
}
