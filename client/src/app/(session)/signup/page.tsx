import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { FormPage } from '@/components/form-page';
import { CredentialsForm } from '@/forms/credentials-form';
import { safeRedirect, signInHref } from '@/session/safe-redirect';
import { getSession } from '@/session/session';

export const metadata: Metadata = { title: 'Sign up' };

export default async function SignUpPage({ searchParams }: PageProps<'/signup'>) {
  const next = safeRedirect((await searchParams).next);
  const session = await getSession();
  if (session.status === 'signed-in') redirect(next);
  const intro = (
    <>
      Been here before?{' '}
      <Link href={signInHref(next)} className="link text-ink">
        Use your account
      </Link>
    </>
  );
  return (
    <FormPage title="Sign up" intro={intro}>
      <CredentialsForm purpose="sign-up" next={next} />
    </FormPage>
  );
}
