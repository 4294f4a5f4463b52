import { getWords } from '@/strings/server';
import { NavLink } from './nav-link';

/** Where a member goes. Also shown while nobody can say whose session it is. */
export async function MemberLinks() {
  const { site } = (await getWords()).strings;
  return (
    <nav
      aria-label={site.navigation}
      className="scroll-row order-last -mx-5 flex basis-[calc(100%+2.5rem)] gap-x-4 overflow-x-auto px-5 font-medium sm:order-none sm:mx-0 sm:basis-auto sm:gap-x-7 sm:px-0"
    >
      <NavLink href="/tickets/new">{site.sell}</NavLink>
      <NavLink href="/orders">{site.orders}</NavLink>
      <NavLink href="/tickets/mine">{site.listings}</NavLink>
      <NavLink href="/account">{site.account}</NavLink>
    </nav>
  );
}
