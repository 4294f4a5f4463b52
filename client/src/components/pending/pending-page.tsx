'use client';

import { createPortal } from 'react-dom';
import { usePending } from '../link';
import { HomeSkeleton } from './home-skeleton';
import { OrderSkeleton } from './order-skeleton';
import { TicketSkeleton } from './ticket-skeleton';

const skeletons = { home: HomeSkeleton, ticket: TicketSkeleton, order: OrderSkeleton };

/**
 * Inside a link: the outline of the page behind it, over the present one, when that page takes a while. A loading.tsx
 * would put the same over documents too, which then need a script and have no status: see client/README.md.
 */
export function PendingPage({ like }: { like: keyof typeof skeletons }) {
  const pending = usePending();
  const content = pending && document.getElementById('content');
  if (!content) return null;
  const Skeleton = skeletons[like];
  return createPortal(
    <div aria-hidden="true" className="pending-page">
      {/*
        As far down as the page will begin, also when this one has been scrolled. It has no height, as what is taller
        than the rest of the page that is left would be pushed up by its end.
      */}
      <div className="sticky h-0 px-5 pt-5 sm:px-8 sm:pt-10" style={{ top: content.offsetTop }}>
        <Skeleton />
      </div>
    </div>,
    content,
  );
}
