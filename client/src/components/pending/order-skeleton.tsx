import { TicketOutline } from './ticket-outline';

/** The outline of an order's page while it can be paid, with what it is about and what it comes to beside it. */
export const OrderSkeleton = () => (
  <div className="order-page">
    <div className="grid gap-5">
      <div className="skeleton h-5 w-16" />
      <div className="grid gap-3">
        <div className="skeleton h-[1em] w-3/5 text-title" />
        <div className="skeleton h-12.5 w-4/5 sm:h-6.5" />
      </div>
    </div>
    <div className="order-clock">
      <div className="skeleton h-[1lh] w-32 text-xl lg:text-clock" />
    </div>
    <div className="order-about grid gap-4">
      <TicketOutline shape="strip">
        <div className="skeleton h-6 w-4/5" />
        <div className="skeleton h-5 w-3/5" />
        <div className="skeleton h-5 w-2/5" />
      </TicketOutline>
      <div className="skeleton h-24.5" />
      <div className="skeleton h-4.5 w-2/5" />
    </div>
    <div className="panel max-w-prose">
      <div className="skeleton h-56" />
    </div>
  </div>
);
