'use client';

import { useRouter } from 'next/navigation';
import { type ComponentProps, createContext, type MouseEvent, useContext, useTransition } from 'react';

const Pending = createContext(false);

/** Whether the page behind the link around is on its way. */
export const usePending = (): boolean => useContext(Pending);

interface LinkProps extends ComponentProps<'a'> {
  /** A path of this site. */
  href: string;
  /** False where the page stays at the place that is being read. */
  scroll?: boolean;
}

/**
 * A link to another page of this site, which is fetched when it is pressed. Next's own would fetch it before, which is
 * never wanted here, where each page is made for its visitor, and takes a third of what the scripts of the home page
 * take besides React and the router.
 */
export function Link({ href, scroll = true, onClick, children, ...rest }: LinkProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || opensElsewhere(event)) return;
    event.preventDefault();
    startTransition(() => router.push(href, { scroll }));
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      <Pending value={pending}>{children}</Pending>
    </a>
  );
}

/** Whether a press opens the link in another tab or window, or saves what is behind it. */
export const opensElsewhere = ({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean =>
  altKey || ctrlKey || metaKey || shiftKey;
