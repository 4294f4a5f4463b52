import type { Metadata } from 'next';
import { ifAvailable } from '@/api/if-available';
import { serverApi } from '@/api/server';
import { EmptyList } from '@/components/empty-list';
import { PageHeading } from '@/components/page-heading';
import { TicketStrip } from '@/components/ticket/ticket-strip';
import { requireUser } from '@/session/session';
import { getWords } from '@/strings/server';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.orders.title,
});

export default async function MyOrdersPage() {
  await requireUser('/orders');
  const [api, words] = await Promise.all([serverApi(), getWords()]);
  const orders = await api.orders.mine();
  const events = await Promise.all(orders.map(({ ticket }) => ifAvailable(api.tickets.get(ticket.id))));
  const texts = words.strings.orders;
  return (
    <>
      <PageHeading title={texts.title} />
      {orders.length > 0 ? (
        <ul className="grid gap-3">
          {orders.map((order, index) => (
            <TicketStrip
              key={order.id}
              href={`/orders/${order.id}`}
              ticket={{ ...events[index], ...order.ticket }}
              words={words}
              heading="h2"
              spent={order.status === 'cancelled'}
              note={
                <span className="badge" data-tone={tones[order.status]}>
                  {texts.labels[order.reason ?? order.status]}
                </span>
              }
            />
          ))}
        </ul>
      ) : (
        <EmptyList text={texts.none} action={{ href: '/', label: words.strings.site.seeTickets }} />
      )}
    </>
  );
}

const tones = { created: 'stock', 'awaiting:payment': 'stock', complete: 'good', cancelled: undefined };
