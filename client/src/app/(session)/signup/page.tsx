import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageHeading } from '@/components/page-heading';
import { CredentialsForm } from '@/forms/credentials-form';
import { safeRedirect, signInHref } from '@/session/safe-redirect';
import { getSession } from '@/session/session';

export const metadata: Metadata = { title: 'Sign up' };

export default async function SignUpPage({ searchParams }: PageProps<'/signup'>) {
  const next = safeRedirect((await searchParams).next);
  const session = await getSession();
  if (session.status === 'signed-in') redirect(next);
  return (
    <div className="max-w-form">
      <PageHeading title="Sign up" />
      <CredentialsForm purpose="sign-up" next={next} />
      <p className="mt-6 text-muted">
        Been here before?{' '}
        <Link href={signInHref(next)} className="link text-ink">
          Use your account
        </Link>
      </p>
    </div>
  );
}
