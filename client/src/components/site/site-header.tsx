import { getSessionStatus } from '@/session/session';
import { getWords } from '@/strings/server';
import { HeaderRefresh } from './header-refresh';
import { MemberLinks } from './member-links';
import { SessionLinks } from './session-links';
import { Wordmark } from './wordmark';

export async function SiteHeader() {
  const [status, { strings }] = await Promise.all([getSessionStatus(), getWords()]);
  return (
    <header className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-1 px-5 py-4 text-sm sm:px-8 print:hidden">
      <Wordmark name={strings.site.name} />
      {status === 'signed-out' ? <SessionLinks /> : <MemberLinks />}
      <HeaderRefresh status={status} />
    </header>
  );
}
