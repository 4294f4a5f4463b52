/** The place of a list of tickets that is on its way, with the same measures. */
export function SkeletonStrips({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3">
      {['w-3/5', 'w-2/5', 'w-1/2', 'w-3/4'].map((width) => (
        <div key={width} className="ticket ticket-strip">
          <div className="ticket-art skeleton rounded-none" />
          <div className="ticket-words sm:grid sm:grid-cols-[minmax(0,1fr)_auto] sm:content-center sm:gap-x-6">
            <div className={`skeleton h-6.5 ${width}`} />
            <div className="skeleton h-6.5 w-20" />
            <div className="skeleton h-4.5 w-2/5" />
            <div className="skeleton h-5 w-16 sm:justify-self-end" />
          </div>
        </div>
      ))}
    </div>
  );
}
