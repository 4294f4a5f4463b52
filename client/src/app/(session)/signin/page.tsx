import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FormPage } from '@/components/form-page';
import { Link } from '@/components/link';
import { CredentialsForm } from '@/forms/credentials-form';
import { flashed } from '@/forms/flashed';
import { safeRedirect, signUpHref } from '@/session/safe-redirect';
import { getSession } from '@/session/session';
import { getWords } from '@/strings/server';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.account.signInTitle,
  robots: { index: false },
});

export default async function SignInPage({ searchParams }: PageProps<'/signin'>) {
  const next = safeRedirect((await searchParams).next);
  const [session, { strings }, initial] = await Promise.all([
    getSession(),
    getWords(),
    flashed<'email' | 'password' | 'code'>('sign-in'),
  ]);
  if (session.status === 'signed-in') redirect(next);
  const { account } = strings;
  const intro = (
    <>
      {account.signInIntro}{' '}
      <Link href={signUpHref(next)} className="link text-ink">
        {account.signInOther}
      </Link>
    </>
  );
  return (
    <FormPage title={account.signInTitle} intro={intro}>
      <CredentialsForm purpose="sign-in" next={next} initial={initial} />
      <p className="mt-5">
        <Link href="/forgotten-password" className="link">
          {strings.mailed.forgotten}
        </Link>
      </p>
    </FormPage>
  );
}
