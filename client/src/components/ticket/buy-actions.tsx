import type { Ticket } from '@/api/types';
import { Link } from '@/components/link';
import { PendingPage } from '@/components/pending/pending-page';
import type { Offer } from '@/domain/ticket-offer';
import { BuyForm } from '@/forms/buy-form';
import { signInHref } from '@/session/safe-redirect';
import type { Words } from '@/strings/strings';
import { BuyPromises } from './buy-promises';

export interface BuyActionsProps {
  ticket: Ticket;
  signedOut: boolean;
  offer: Offer;
  /** Where there are others, once nobody can buy this one any more. */
  otherTickets: string | undefined;
  words: Words;
}

/** What somebody can do who neither sells this ticket nor has ordered it. */
export function BuyActions({ ticket, signedOut, offer, otherTickets, words }: BuyActionsProps) {
  const texts = words.strings.ticket;
  const open = offer === 'open';
  return (
    <>
      {offer === 'held' && <p className="text-sm text-muted">{texts.backOnSale}</p>}
      {open && signedOut ? (
        <Link href={signInHref(`/tickets/${ticket.id}`)} className="button button-stock">
          {texts.signInToBuy}
        </Link>
      ) : (
        <BuyForm ticketId={ticket.id} onSale={open} />
      )}
      {open && <BuyPromises words={words} />}
      {otherTickets && (
        <Link href={otherTickets} className="button">
          {texts.others}
          <PendingPage like="home" />
        </Link>
      )}
    </>
  );
}
