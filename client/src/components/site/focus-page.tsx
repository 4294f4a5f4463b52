'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { focusHeading } from '@/focus-heading';

/** Browsers begin each page anew; one that takes the place of another begins where its heading is. */
export function FocusPage() {
  const pathname = usePathname();
  const last = useRef(pathname);
  useEffect(() => {
    // The router has seen to what is in sight.
    if (last.current !== pathname) focusHeading({ preventScroll: true });
    last.current = pathname;
  }, [pathname]);
  return null;
}
