import { SignOutForm } from '@/forms/sign-out-form';
import { NavLink } from './nav-link';

/** Where a member goes. The e-mail address is undefined while nobody can say whose session it is. */
export function MemberLinks({ email }: { email: string | undefined }) {
  return (
    <>
      <nav
        aria-label="Main"
        className="order-last flex basis-full gap-x-5 font-medium sm:order-none sm:basis-auto"
      >
        <NavLink href="/tickets/new">Sell</NavLink>
        <NavLink href="/orders">My orders</NavLink>
        <NavLink href="/tickets/mine">My listings</NavLink>
      </nav>
      {email && (
        <div className="flex min-w-0 flex-1 items-center justify-end gap-4">
          <span className="truncate text-muted" title={email}>
            {email}
          </span>
          <SignOutForm />
        </div>
      )}
    </>
  );
}
