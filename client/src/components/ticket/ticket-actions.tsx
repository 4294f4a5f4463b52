import type { Order, Ticket } from '@/api/types';
import { Link } from '@/components/link';
import { PendingPage } from '@/components/pending/pending-page';
import { BuyForm } from '@/forms/buy-form';
import { signInHref } from '@/session/safe-redirect';
import type { Session } from '@/session/session';
import type { Words } from '@/strings/strings';
import { SellerActions } from './seller-actions';

interface TicketActionsProps {
  ticket: Ticket;
  session: Session;
  /** The visitor's own order of this ticket, if it is their order that holds it. */
  ownOrder: Order | undefined;
  /** It can be bought. */
  open: boolean;
  words: Words;
}

/** What this visitor can do with this ticket. */
export function TicketActions({ ticket, session, ownOrder, open, words }: TicketActionsProps) {
  const texts = words.strings.ticket;
  if (session.status === 'signed-in' && session.user.id === ticket.userId)
    return <SellerActions ticket={ticket} words={words} />;
  if (ownOrder) {
    return (
      <Link href={`/orders/${ownOrder.id}`} className="button button-stock">
        {ownOrder.status === 'complete' ? texts.seeOrder : texts.continueToPay}
        <PendingPage like="order" />
      </Link>
    );
  }
  if (open && session.status === 'signed-out') {
    return (
      <Link href={signInHref(`/tickets/${ticket.id}`)} className="button button-stock">
        {texts.signInToBuy}
      </Link>
    );
  }
  return (
    <>
      {ticket.status === 'reserved' && <p className="text-sm text-muted">{texts.backOnSale}</p>}
      <BuyForm ticketId={ticket.id} onSale={open} />
    </>
  );
}
