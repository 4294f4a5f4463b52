import Link from 'next/link';
import type { Order, Ticket } from '@/api/types';
import { BuyForm } from '@/forms/buy-form';
import { signInHref } from '@/session/safe-redirect';
import type { Session } from '@/session/session';
import { SellerActions } from './seller-actions';

interface TicketActionsProps {
  ticket: Ticket;
  session: Session;
  /** The visitor's own order of this ticket, if it is their order that holds it. */
  ownOrder: Order | undefined;
}

/** What this visitor can do with this ticket. */
export function TicketActions({ ticket, session, ownOrder }: TicketActionsProps) {
  if (session.status === 'signed-in' && session.user.id === ticket.userId)
    return <SellerActions ticket={ticket} />;
  if (ownOrder) {
    return (
      <Link href={`/orders/${ownOrder.id}`} className="button justify-self-start">
        {ownOrder.status === 'complete' ? 'See your order' : 'Continue to payment'}
      </Link>
    );
  }
  const onSale = ticket.status === 'available';
  if (onSale && session.status === 'signed-out') {
    return (
      <Link href={signInHref(`/tickets/${ticket.id}`)} className="button justify-self-start">
        Sign in to buy
      </Link>
    );
  }
  return <BuyForm ticketId={ticket.id} onSale={onSale} />;
}
