'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/link';
import { signInHref } from '@/session/safe-redirect';
import { useWords } from '@/strings/words';
import type { FormErrors } from './form-errors';
import type { FieldProps } from './use-form';

interface FormSummaryProps {
  errors: FormErrors<string>;
  faults: FieldProps[];
  labels?: Partial<Record<string, string>>;
}

/** What is no field's fault; and, when more than one field is at fault, which ones, each with the way to it. */
export function FormSummary({
  errors: { summary, signedOut, alreadyListed },
  faults,
  labels = {},
}: FormSummaryProps) {
  const pathname = usePathname();
  const { account, site } = useWords().strings;
  const several = faults.length > 1;
  if (summary.length === 0 && !several && !signedOut) return null;
  return (
    <div role="alert" tabIndex={-1} className="rounded-field bg-bad-wash px-4 py-3 text-bad">
      {summary.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {alreadyListed && (
        <p>
          <Link href="/tickets/mine" className="link">
            {site.listings}
          </Link>
        </p>
      )}
      {several && (
        <>
          <p className="font-semibold">{site.mistakes}</p>
          <ul className="mt-1 list-disc ps-5">
            {faults.map(({ id, name, error }) => (
              <li key={id}>
                <a href={`#${id}`} className="link">
                  {labels[name] ? `${labels[name]}: ${error}` : error}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
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
