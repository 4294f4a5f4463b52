import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageHeading } from '@/components/page-heading';
import { CredentialsForm } from '@/forms/credentials-form';
import { safeRedirect, signUpHref } from '@/session/safe-redirect';
import { getSession } from '@/session/session';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const next = safeRedirect((await searchParams).next);
  const session = await getSession();
  if (session.status === 'signed-in') redirect(next);
  return (
    <div className="max-w-form">
      <PageHeading title="Sign in" />
      <CredentialsForm purpose="sign-in" next={next} />
      <p className="mt-6 text-muted">
        New here?{' '}
        <Link href={signUpHref(next)} className="link text-ink">
          Create an account
        </Link>
      </p>
    </div>
  );
}
