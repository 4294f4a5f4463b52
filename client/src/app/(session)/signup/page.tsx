import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FormPage } from '@/components/form-page';
import { Link } from '@/components/link';
import { CredentialsForm } from '@/forms/credentials-form';
import { flashed } from '@/forms/flashed';
import { safeRedirect, signInHref } from '@/session/safe-redirect';
import { getSession } from '@/session/session';
import { getWords } from '@/strings/server';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.account.signUpTitle,
  robots: { index: false },
});

export default async function SignUpPage({ searchParams }: PageProps<'/signup'>) {
  const next = safeRedirect((await searchParams).next);
  const [session, { strings }, initial] = await Promise.all([
    getSession(),
    getWords(),
    flashed<'email' | 'password'>('sign-up'),
  ]);
  if (session.status === 'signed-in') redirect(next);
  const { account } = strings;
  const intro = (
    <>
      {account.signUpIntro}{' '}
      <Link href={signInHref(next)} className="link text-ink">
        {account.signUpOther}
      </Link>
    </>
  );
  return (
    <FormPage title={account.signUpTitle} intro={intro}>
      <CredentialsForm purpose="sign-up" next={next} initial={initial} />
    </FormPage>
  );
}
