import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { FormPage } from '@/components/form-page';
import { CredentialsForm } from '@/forms/credentials-form';
import { safeRedirect, signUpHref } from '@/session/safe-redirect';
import { getSession } from '@/session/session';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const next = safeRedirect((await searchParams).next);
  const session = await getSession();
  if (session.status === 'signed-in') redirect(next);
  const intro = (
    <>
      New here?{' '}
      <Link href={signUpHref(next)} className="link text-ink">
        Create an account
      </Link>
    </>
  );
  return (
    <FormPage title="Sign in" intro={intro}>
      <CredentialsForm purpose="sign-in" next={next} />
    </FormPage>
  );
}
