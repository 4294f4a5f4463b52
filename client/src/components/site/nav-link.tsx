'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

export function NavLink({ href, children }: { href: string; children: string }) {
  const current = usePathname() === href.split('?')[0];
  return (
    <Link href={href} prefetch={false} aria-current={current ? 'page' : undefined} className="nav-link">
      {children}
    </Link>
  );
}
