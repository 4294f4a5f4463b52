import type { Metadata } from 'next';
import { ifAvailable } from '@/api/if-available';
import { loadOrder } from '@/api/load-order';
import { orNotFound } from '@/api/or-not-found';
import { serverApi } from '@/api/server';
import { OrderSummary } from '@/components/order/order-summary';
import { OrderView } from '@/components/order/order-view';
import { formatDay } from '@/domain/dates';
import { eventLines } from '@/domain/receipt-event';
import { requireUser } from '@/session/session';
import { getWords } from '@/strings/server';
import { fill } from '@/strings/strings';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.order.title,
});

export default async function OrderPage({ params }: PageProps<'/orders/[id]'>) {
  const { id } = await params;
  const [api, words] = await Promise.all([serverApi(), getWords()]);
  const askedAt = Date.now();
  const asked = Promise.all([orNotFound(loadOrder(api, id)), ifAvailable(api.payments.config())]);
  // Whose session is over is told that, whatever the services say to nobody.
  asked.catch(() => {});
  await requireUser(`/orders/${id}`);
  const [{ order, charges = [] }, paymentConfig] = await asked;
  const event = await ifAvailable(api.tickets.get(order.ticket.id));
  // The title and the price are those that were agreed on, whatever the ticket says by now.
  const ticket = { ...event, ...order.ticket };
  const day = fill(words.strings.order.ordered, { day: formatDay(order.createdAt, words.locale) });
  return (
    // Another order is another view, not the same one with other numbers: hence the key.
    <OrderView
      key={id}
      initial={{ order, charges }}
      askedAt={askedAt}
      paymentConfig={paymentConfig}
      renderedAt={Date.now()}
      event={eventLines(order, event, words)}
      summary={<OrderSummary ticket={ticket} day={day} words={words} />}
    />
  );
}
