'use client';

import { useEffect } from 'react';
import { focusHeading } from '@/focus-heading';

/** The heading of an outline goes with it: whoever was led there goes on from that of what comes. */
export function FocusAfterOutline() {
  useEffect(() => () => focusHeading({ preventScroll: true }), []);
  return null;
}
