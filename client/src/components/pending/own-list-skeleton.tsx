import { PageHeading } from '@/components/page-heading';
import { FocusAfterOutline } from './focus-after-outline';
import { TicketOutline } from './ticket-outline';

interface OwnListSkeletonProps {
  title: string;
  /** What is on its way, for those who do not see it. */
  label: string;
  /** A heading stands before the first of them. */
  grouped?: boolean;
}

/** The outline of a list of one's own, of orders or of listings, with the same measures. */
export const OwnListSkeleton = ({ title, label, grouped = false }: OwnListSkeletonProps) => (
  <>
    <PageHeading title={title} />
    <FocusAfterOutline />
    <div role="status" aria-label={label} className="grid gap-3">
      {grouped && <div className="skeleton h-6.5 w-28" />}
      {['w-3/5', 'w-2/5', 'w-1/2', 'w-3/4'].map((width) => (
        <TicketOutline
          key={width}
          shape="strip"
          className="sm:grid sm:grid-cols-[minmax(0,1fr)_auto] sm:content-center sm:gap-x-6"
        >
          <div className={`skeleton h-6.5 ${width}`} />
          <div className="skeleton h-6.5 w-20" />
          <div className="skeleton h-4.5 w-2/5" />
          <div className="skeleton h-5 w-16 sm:justify-self-end" />
        </TicketOutline>
      ))}
    </div>
  </>
);
