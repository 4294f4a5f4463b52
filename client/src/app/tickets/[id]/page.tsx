import type { Metadata } from 'next';
import Link from 'next/link';
import { ifAvailable } from '@/api/if-available';
import { serverApi } from '@/api/server';
import type { Order, Ticket } from '@/api/types';
import { TicketActions } from '@/components/ticket/ticket-actions';
import { TicketCard } from '@/components/ticket/ticket-card';
import { formatDay } from '@/domain/dates';
import { ticketLabels } from '@/domain/labels';
import { getSession, type Session } from '@/session/session';
import { getTicket } from './get-ticket';

type Props = PageProps<'/tickets/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await getTicket((await params).id);
  return { title };
}

export default async function TicketPage({ params }: Props) {
  const { id } = await params;
  const [ticket, session] = await Promise.all([getTicket(id), getSession()]);
  const ownOrder = await findOwnOrder(ticket, session);
  const spent = ticket.status === 'sold' || ticket.status === 'withdrawn';
  const held = ticket.status === 'reserved';
  const note = held && ownOrder ? 'Being bought by you' : ticketLabels[ticket.status];
  return (
    <div className="grid gap-8">
      <TicketCard ticket={ticket} heading="h1" note={note} spent={spent}>
        <p>
          Listed on <time dateTime={ticket.createdAt}>{formatDay(ticket.createdAt)}</time>
        </p>
      </TicketCard>
      {held && !ownOrder && (
        <p className="max-w-prose text-muted">If it is not paid for in time, it goes back on sale.</p>
      )}
      <TicketActions ticket={ticket} session={session} ownOrder={ownOrder} />
      <Link href="/" className="link justify-self-start text-muted">
        All tickets on sale
      </Link>
    </div>
  );
}

/** The order that holds the ticket, if it is this visitor's: orders shows it to nobody else. */
async function findOwnOrder({ orderId }: Ticket, session: Session): Promise<Order | undefined> {
  if (!orderId || session.status !== 'signed-in') return undefined;
  const api = await serverApi();
  return ifAvailable(api.orders.get(orderId));
}
