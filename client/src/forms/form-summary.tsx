'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/link';
import { signInHref } from '@/session/safe-redirect';
import { useWords } from '@/strings/words';
import type { FormErrors } from './form-errors';

export function FormSummary({ errors: { summary, signedOut } }: { errors: FormErrors<string> }) {
  const pathname = usePathname();
  const { account } = useWords().strings;
  if (summary.length === 0 && !signedOut) return null;
  return (
    <div role="alert" tabIndex={-1} className="rounded-field bg-bad-wash px-4 py-3 text-bad">
      {summary.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {signedOut && (
        <p>
          {account.signedOut}{' '}
          <Link href={signInHref(pathname)} className="link">
            {account.signInAgain}
          </Link>
        </p>
      )}
    </div>
  );
}
