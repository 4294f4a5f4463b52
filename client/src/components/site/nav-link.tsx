'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/link';

export function NavLink({ href, children }: { href: string; children: string }) {
  const current = usePathname() === href.split('?')[0];
  return (
    <Link href={href} aria-current={current ? 'page' : undefined} className="nav-link">
      {children}
    </Link>
  );
}
