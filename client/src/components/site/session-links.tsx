'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { safeRedirect, signInHref, signUpHref } from '@/session/safe-redirect';
import { useWords } from '@/strings/words';
import { NavLink } from './nav-link';

/** Both lead back to the page they were pressed on. */
export function SessionLinks() {
  const { site } = useWords().strings;
  const pathname = usePathname();
  const params = useSearchParams();
  const asked = params.get('next');
  const here = asked === null ? `${pathname}?${params}` : safeRedirect(asked);
  return (
    <nav aria-label={site.navigation} className="flex gap-x-5 font-medium sm:gap-x-7">
      <NavLink href="/tickets/new">{site.sell}</NavLink>
      <NavLink href={signInHref(here)}>{site.signIn}</NavLink>
      <NavLink href={signUpHref(here)}>{site.signUp}</NavLink>
    </nav>
  );
}
