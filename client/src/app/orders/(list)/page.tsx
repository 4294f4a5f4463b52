import type { Metadata } from 'next';
import { serverApi } from '@/api/server';
import { EmptyList } from '@/components/empty-list';
import { PageHeading } from '@/components/page-heading';
import { Row } from '@/components/row';
import { formatDay } from '@/domain/dates';
import { orderLabel } from '@/domain/labels';
import { requireUser } from '@/session/session';

export const metadata: Metadata = { title: 'My orders' };

export default async function MyOrdersPage() {
  await requireUser('/orders');
  const api = await serverApi();
  const orders = await api.orders.mine();
  return (
    <>
      <PageHeading title="My orders" />
      {orders.length > 0 ? (
        <ul>
          {orders.map((order) => (
            <Row
              key={order.id}
              href={`/orders/${order.id}`}
              title={order.ticket.title}
              price={order.ticket.price}
              note={`${orderLabel(order)} · ${formatDay(order.createdAt)}`}
            />
          ))}
        </ul>
      ) : (
        <EmptyList
          text="You have not bought a ticket yet."
          action={{ href: '/', label: 'See the tickets on sale' }}
        />
      )}
    </>
  );
}
