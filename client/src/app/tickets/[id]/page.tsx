import type { Metadata } from 'next';
import { ifAvailable } from '@/api/if-available';
import { serverApi } from '@/api/server';
import type { Order, Ticket } from '@/api/types';
import { Link } from '@/components/link';
import { TicketWatch } from '@/components/live/ticket-watch';
import { PendingPage } from '@/components/pending/pending-page';
import { BuyPanel } from '@/components/ticket/buy-panel';
import { Poster } from '@/components/ticket/poster';
import { TicketActions } from '@/components/ticket/ticket-actions';
import { TicketFacts } from '@/components/ticket/ticket-facts';
import { formatDay } from '@/domain/dates';
import { hasBegun } from '@/domain/event';
import { eventMetadata } from '@/metadata/event-metadata';
import { JsonLd } from '@/metadata/json-ld';
import { getSession, type Session } from '@/session/session';
import { siteOrigin } from '@/site-origin';
import { getWords } from '@/strings/server';
import { fill } from '@/strings/strings';
import { getTicket } from './get-ticket';

type Props = PageProps<'/tickets/[id]'>;

/** Titles beyond this many characters are set smaller. */
const LONG_TITLE = 60;

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
  const ownOrder = await findOwnOrder(ticket, session);
  const texts = words.strings.ticket;
  const over = hasBegun(ticket, Date.now());
  const open = ticket.status === 'available' && !over;
  const note =
    ticket.status === 'reserved' && ownOrder
      ? texts.heldByYou
      : over && ticket.status === 'available'
        ? texts.over
        : texts.status[ticket.status];
  const { title } = ticket;
  return (
    <article className="grid items-start gap-x-14 gap-y-7 lg:grid-cols-[minmax(0,1fr)_var(--container-panel)]">
      <header className="grid gap-5">
        <div className="ticket-hero" data-spent={(!open && !ownOrder) || undefined}>
          <Poster ticket={ticket} eager />
        </div>
        <h1 className={`display ${title.length > LONG_TITLE ? 'text-xl' : 'text-title'}`}>{title}</h1>
      </header>
      <BuyPanel ticket={ticket} note={note} words={words} open={open}>
        <TicketWatch key={id} id={id} seen={ticket} />
        <TicketActions ticket={ticket} session={session} ownOrder={ownOrder} open={open} words={words} />
      </BuyPanel>
      <TicketFacts ticket={ticket} words={words} />
      <p className="flex flex-wrap justify-between gap-x-6 text-sm text-muted">
        <Link href="/" className="link">
          {texts.all}
          <PendingPage like="home" />
        </Link>
        <time dateTime={ticket.createdAt}>
          {fill(texts.listed, { day: formatDay(ticket.createdAt, words.locale) })}
        </time>
      </p>
      <JsonLd ticket={ticket} origin={origin} open={open} />
    </article>
  );
}

/** The order that holds the ticket, if it is this visitor's: orders shows it to nobody else. */
async function findOwnOrder({ orderId }: Ticket, session: Session): Promise<Order | undefined> {
  if (!orderId || session.status !== 'signed-in') return undefined;
  const api = await serverApi();
  return ifAvailable(api.orders.get(orderId));
}
