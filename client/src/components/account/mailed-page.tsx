import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FormPage } from '@/components/form-page';
import { Link } from '@/components/link';
import { flashed } from '@/forms/flashed';
import { MailedForm } from '@/forms/mailed-form';
import type { MailedField, MailedPurpose } from '@/session/mailed';
import { getSession } from '@/session/session';
import { getWords } from '@/strings/server';

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The token of a link is in the page's address: no other site and no search engine shall be told of it. */
export const mailedMetadata = (purpose: MailedPurpose) => async (): Promise<Metadata> => ({
  title: (await getWords()).strings.mailed[purpose].title,
  referrer: 'same-origin',
  robots: { index: false },
});

/** A page where a link leads, or that asks for one; and the same once it is done. */
export async function MailedPage({ purpose, search }: { purpose: MailedPurpose; search: SearchParams }) {
  const [{ token, done }, { strings }, initial, session] = await Promise.all([
    search,
    getWords(),
    flashed<MailedField>(purpose),
    getSession(),
  ]);
  const { mailed } = strings;
  const { title, intro, done: said } = mailed[purpose];
  if (done !== undefined) {
    return (
      <FormPage title={title} intro={null}>
        <p role="status" className="mb-4">
          {said}
        </p>
        {session.status === 'signed-in' ? (
          <Link href="/account" className="link">
            {mailed.toAccount}
          </Link>
        ) : (
          <Link href="/signin" className="link">
            {mailed.onwards}
          </Link>
        )}
      </FormPage>
    );
  }
  const linked = typeof token === 'string' ? token : '';
  // The page of a link is for whoever has come by it: others are where they can ask for one.
  if (linked === '' && purpose !== 'forgotten-password') {
    redirect(purpose === 'reset-password' ? '/forgotten-password' : '/account');
  }
  return (
    <FormPage title={title} intro={intro}>
      <MailedForm purpose={purpose} token={linked} initial={initial} />
      {purpose === 'reset-password' && (
        <p className="mt-5">
          <Link href="/forgotten-password" className="link">
            {mailed.another}
          </Link>
        </p>
      )}
    </FormPage>
  );
}
