import type { Metadata } from 'next';
import { serverApi } from '@/api/server';
import { EmptyList } from '@/components/empty-list';
import { PageHeading } from '@/components/page-heading';
import { Row } from '@/components/row';
import { ticketLabels } from '@/domain/labels';
import { requireUser } from '@/session/session';

export const metadata: Metadata = { title: 'My listings' };

export default async function MyListingsPage() {
  await requireUser('/tickets/mine');
  const api = await serverApi();
  const tickets = await api.tickets.mine();
  return (
    <>
      <PageHeading title="My listings" />
      {tickets.length > 0 ? (
        <ul>
          {tickets.map(({ id, title, price, status }) => (
            <Row key={id} href={`/tickets/${id}`} title={title} price={price} note={ticketLabels[status]} />
          ))}
        </ul>
      ) : (
        <EmptyList
          text="You have not listed a ticket yet."
          action={{ href: '/tickets/new', label: 'Sell a ticket' }}
        />
      )}
    </>
  );
}
