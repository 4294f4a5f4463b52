import type { Metadata } from 'next';
import { ifAvailable } from '@/api/if-available';
import { orNotFound } from '@/api/or-not-found';
import { serverApi } from '@/api/server';
import { OrderView } from '@/components/order/order-view';
import { requireUser } from '@/session/session';

export const metadata: Metadata = { title: 'Order' };

export default async function OrderPage({ params }: PageProps<'/orders/[id]'>) {
  const { id } = await params;
  await requireUser(`/orders/${id}`);
  const api = await serverApi();
  const order = await orNotFound(api.orders.get(id));
  const [charges = [], paymentConfig] = await Promise.all([
    ifAvailable(api.payments.ofOrder(id)),
    ifAvailable(api.payments.config()),
  ]);
  // Another order is another view, not the same one with other numbers: hence the key.
  return (
    <OrderView key={id} initial={{ order, charges }} paymentConfig={paymentConfig} renderedAt={Date.now()} />
  );
}
