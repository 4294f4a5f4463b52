import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDollars } from '@/domain/money';
import { PendingHint } from './pending-hint';

interface RowProps {
  href: string;
  title: string;
  price: number;
  note?: ReactNode;
}

/** A line of a list, all of it a link. */
export function Row({ href, title, price, note }: RowProps) {
  return (
    <li className="border-t border-line last:border-b">
      <Link
        href={href}
        prefetch={false}
        className="group -mx-3 grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 gap-y-1 rounded-field px-3 py-4 transition-colors hover:bg-stock hover:text-stock-ink"
      >
        <span className="display text-lg sm:text-xl">
          {title}
          <PendingHint />
        </span>
        <span className="display text-lg tabular-nums sm:text-xl">{formatDollars(price)}</span>
        {note && <span className="col-span-2 text-sm text-muted group-hover:text-stock-ink">{note}</span>}
      </Link>
    </li>
  );
}
