'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { signInHref } from '@/session/safe-redirect';
import type { FormErrors } from './form-errors';

export function FormSummary({ errors: { summary, signedOut } }: { errors: FormErrors<string> }) {
  const pathname = usePathname();
  if (summary.length === 0 && !signedOut) return null;
  return (
    <div role="alert" tabIndex={-1} className="rounded-field bg-bad-wash px-4 py-3 text-bad">
      {summary.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {signedOut && (
        <p>
          You are no longer signed in.{' '}
          <Link href={signInHref(pathname)} className="link">
            Sign in again
          </Link>
        </p>
      )}
    </div>
  );
}
