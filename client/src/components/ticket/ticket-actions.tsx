import type { Order } from '@/api/types';
import { Link } from '@/components/link';
import { PendingPage } from '@/components/pending/pending-page';
import type { Viewer } from '@/domain/ticket-news';
import { BuyActions, type BuyActionsProps } from './buy-actions';
import { SellerActions } from './seller-actions';

interface TicketActionsProps extends BuyActionsProps {
  viewer: Viewer;
  /** The visitor's own order of this ticket, if it is their order that holds it. */
  ownOrder: Order | undefined;
}

/** What this visitor can do with this ticket. */
export function TicketActions({ viewer, ownOrder, ...rest }: TicketActionsProps) {
  const texts = rest.words.strings.ticket;
  if (viewer === 'seller') return <SellerActions ticket={rest.ticket} words={rest.words} />;
  if (!ownOrder) return <BuyActions {...rest} />;
  return (
    <Link href={`/orders/${ownOrder.id}`} className="button button-stock">
      {ownOrder.status === 'complete' ? texts.seeOrder : texts.continueToPay}
      <PendingPage like="order" />
    </Link>
  );
}
