import type { Metadata } from 'next';
import { ifAvailable } from '@/api/if-available';
import { serverApi } from '@/api/server';
import type { Order, Ticket } from '@/api/types';
import { TicketWatch } from '@/components/live/ticket-watch';
import { BuyPanel } from '@/components/ticket/buy-panel';
import { ListingFooter } from '@/components/ticket/listing-footer';
import { TicketActions } from '@/components/ticket/ticket-actions';
import { TicketFacts } from '@/components/ticket/ticket-facts';
import { TicketHeading } from '@/components/ticket/ticket-heading';
import type { Viewer } from '@/domain/ticket-news';
import { offerOf } from '@/domain/ticket-offer';
import { eventMetadata } from '@/metadata/event-metadata';
import { JsonLd } from '@/metadata/json-ld';
import { getSession, type Session } from '@/session/session';
import { siteOrigin } from '@/site-origin';
import { getWords } from '@/strings/server';
import { getTicket } from './get-ticket';
import { otherTicketsHref } from './other-tickets-href';

type Props = PageProps<'/tickets/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [ticket, words] = await Promise.all([getTicket((await params).id), getWords()]);
  return eventMetadata(ticket, words);
}

export default async function TicketPage({ params }: Props) {
  const { id } = await params;
  const [ticket, session, words, origin] = await Promise.all([
    getTicket(id),
    getSession(),
    getWords(),
    siteOrigin(),
  ]);
  const offer = offerOf(ticket, Date.now());
  // The seller is shown none. Whoever else is signed in may turn out to be the buyer: that is asked beside it.
  const offersOthers = offer === 'gone' && !isSeller(ticket, session);
  const [ownOrder, otherTickets] = await Promise.all([
    findOwnOrder(ticket, session),
    offersOthers ? otherTicketsHref(ticket) : undefined,
  ]);
  const viewer = viewerOf(ticket, session, ownOrder);
  return (
    <article className="grid items-start gap-x-14 gap-y-7 lg:grid-cols-[minmax(0,1fr)_var(--container-panel)]">
      <TicketHeading ticket={ticket} spent={offer !== 'open' && !ownOrder} words={words} />
      <BuyPanel ticket={ticket} offer={offer} viewer={viewer} words={words}>
        <TicketActions
          ticket={ticket}
          viewer={viewer}
          signedOut={session.status === 'signed-out'}
          ownOrder={ownOrder}
          offer={offer}
          otherTickets={otherTickets}
          words={words}
        />
        <TicketWatch key={id} id={id} seen={ticket} viewer={viewer} />
      </BuyPanel>
      <TicketFacts ticket={ticket} words={words} />
      <ListingFooter ticket={ticket} words={words} />
      <JsonLd ticket={ticket} origin={origin} open={offer === 'open'} />
    </article>
  );
}

const isSeller = ({ userId }: Ticket, session: Session): boolean =>
  session.status === 'signed-in' && session.user.id === userId;

function viewerOf(ticket: Ticket, session: Session, ownOrder: Order | undefined): Viewer {
  if (isSeller(ticket, session)) return 'seller';
  return ownOrder ? 'buyer' : 'stranger';
}

/** The order that holds the ticket, if it is this visitor's: orders shows it to nobody else. */
async function findOwnOrder({ orderId }: Ticket, session: Session): Promise<Order | undefined> {
  if (!orderId || session.status !== 'signed-in') return undefined;
  const api = await serverApi();
  return ifAvailable(api.orders.get(orderId));
}
