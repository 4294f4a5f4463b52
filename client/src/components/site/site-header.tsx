import { getSession } from '@/session/session';
import { HeaderRefresh } from './header-refresh';
import { MemberLinks } from './member-links';
import { SessionLinks } from './session-links';
import { Wordmark } from './wordmark';

export async function SiteHeader() {
  const session = await getSession();
  return (
    <header className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-8 gap-y-1 px-5 py-5 text-sm sm:px-8">
      <Wordmark />
      {session.status === 'signed-out' ? (
        <SessionLinks />
      ) : (
        <MemberLinks email={session.status === 'signed-in' ? session.user.email : undefined} />
      )}
      <HeaderRefresh status={session.status} />
    </header>
  );
}
