'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { safeRedirect, signInHref, signUpHref } from '@/session/safe-redirect';
import { NavLink } from './nav-link';

/** Both lead back to the page they were pressed on. */
export function SessionLinks() {
  const pathname = usePathname();
  const params = useSearchParams();
  const asked = params.get('next');
  const here = asked === null ? `${pathname}?${params}` : safeRedirect(asked);
  return (
    <nav aria-label="Main" className="ml-auto flex gap-x-5 font-medium">
      <NavLink href={signInHref(here)}>Sign in</NavLink>
      <NavLink href={signUpHref(here)}>Sign up</NavLink>
    </nav>
  );
}
