/** The outline of a ticket's page. */
export const TicketSkeleton = () => (
  <div className="grid items-start gap-x-14 gap-y-7 lg:grid-cols-[minmax(0,1fr)_var(--container-panel)]">
    <div className="grid gap-5">
      <div className="ticket-hero skeleton rounded-ticket" />
      <div className="grid gap-3">
        <div className="skeleton h-[1em] w-3/4 text-title" />
        <div className="skeleton h-6 w-2/3 lg:hidden" />
      </div>
    </div>
    <div className="buy-panel lg:row-span-3">
      <div className="skeleton h-5 w-20" />
      <div className="skeleton h-[1em] w-2/5 text-title" />
      <div className="skeleton h-14" />
    </div>
    <div className="grid grid-cols-2 gap-x-6 sm:gap-x-10">
      {['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5'].map((width) => (
        <div key={width} className="grid content-start gap-2 border-t border-line py-4">
          <div className="skeleton h-4 w-12" />
          <div className={`skeleton h-5 ${width}`} />
        </div>
      ))}
    </div>
  </div>
);
