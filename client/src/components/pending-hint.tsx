'use client';

import { usePending } from './link';

/** Inside a link: a sign that the page behind it is on its way. It takes no room, so nothing moves. */
export function PendingHint() {
  const pending = usePending();
  return (
    <span
      aria-hidden="true"
      className={`-mr-4 ml-2 inline-block size-2 rounded-full bg-current transition-opacity ${pending ? 'animate-breathe opacity-100' : 'opacity-0'}`}
    />
  );
}
