import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { serverApi } from '@/api/server';
import { SecondFactor } from '@/components/account/second-factor/second-factor';
import { SignIns } from '@/components/account/sign-ins';
import { UnverifiedNotice } from '@/components/account/unverified-notice';
import { Link } from '@/components/link';
import { PageHeading } from '@/components/page-heading';
import { DeleteForm } from '@/forms/delete-form';
import { EmailForm } from '@/forms/email-form';
import { NameForm } from '@/forms/name-form';
import { PasswordForm } from '@/forms/password-form';
import { requireUser } from '@/session/session';
import { getWords } from '@/strings/server';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.account.title,
});

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const user = await requireUser('/account');
  const [{ users }, words] = await Promise.all([serverApi(), getWords()]);
  const [signIns, profile] = await Promise.all([users.sessions(), users.profile()]);
  const { account } = words.strings;
  const { sent } = await searchParams;
  return (
    <>
      <PageHeading title={account.title} />
      <div className="grid gap-10">
        <Group title={account.profile}>
          <div className="panel grid gap-5">
            <p>
              <span className="block text-sm text-muted">{account.signedInAs}</span>
              <strong className="[overflow-wrap:anywhere]">{user.email}</strong>
            </p>
            {!profile.verified && <UnverifiedNotice sent={sent} words={words} />}
            <p className="flex flex-wrap gap-x-6 gap-y-2">
              <Link href="/orders" className="link">
                {account.yourOrders}
              </Link>
              <Link href="/tickets/mine" className="link">
                {account.yourListings}
              </Link>
            </p>
            <form method="post" action="/session/sign-out" aria-label={account.session}>
              <button type="submit" className="button button-quiet">
                {account.signOut}
              </button>
            </form>
          </div>
          <NameForm name={profile.name ?? ''} />
          <EmailForm />
        </Group>
        <Group title={account.security}>
          <PasswordForm />
          <SecondFactor state={profile.secondFactor} />
          <SignIns signIns={signIns} words={words} />
        </Group>
        <Group title={account.closing}>
          <DeleteForm />
        </Group>
      </div>
    </>
  );
}

/** What belongs together, in two columns where there is room for them. */
const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="grid gap-5">
    <h2 className="display text-xl">{title}</h2>
    <div className="max-w-form gap-6 *:mb-6 *:break-inside-avoid lg:max-w-none lg:columns-2">{children}</div>
  </section>
);
