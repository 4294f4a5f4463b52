import type { Metadata } from 'next';
import { ifAvailable } from '@/api/if-available';
import { serverApi } from '@/api/server';
import type { Order, Ticket } from '@/api/types';
import { EmptyList } from '@/components/empty-list';
import { Link } from '@/components/link';
import { PageHeading } from '@/components/page-heading';
import { TicketStrip } from '@/components/ticket/ticket-strip';
import { pageOf } from '@/domain/page-of';
import { requireUser } from '@/session/session';
import { getWords } from '@/strings/server';
import type { Words } from '@/strings/strings';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.orders.title,
});

/** Each order on a page is a question to tickets. */
const PAGE_LENGTH = 20;

export default async function MyOrdersPage({ searchParams }: PageProps<'/orders'>) {
  await requireUser('/orders');
  const [api, words, { page }] = await Promise.all([serverApi(), getWords(), searchParams]);
  const shown = pageOf(await api.orders.mine(), page, PAGE_LENGTH);
  const events = await Promise.all(shown.items.map(({ ticket }) => ifAvailable(api.tickets.get(ticket.id))));
  const texts = words.strings.orders;
  return (
    <>
      <PageHeading title={texts.title} />
      {shown.items.length > 0 ? (
        <ul className="grid gap-3">
          {shown.items.map((order, index) => (
            <OrderStrip key={order.id} order={order} event={events[index]} words={words} />
          ))}
        </ul>
      ) : (
        <EmptyList text={texts.none} action={{ href: '/', label: words.strings.site.seeTickets }} />
      )}
      <div className="mt-8 flex flex-wrap justify-center gap-4 empty:hidden">
        {shown.previous && <PageLink page={shown.previous} rel="prev" label={texts.newer} />}
        {shown.next && <PageLink page={shown.next} rel="next" label={texts.older} />}
      </div>
    </>
  );
}

const PageLink = ({ page, rel, label }: { page: number; rel: 'prev' | 'next'; label: string }) => (
  <Link href={`/orders?page=${page}`} rel={rel} className="button button-quiet">
    {label}
  </Link>
);

interface OrderStripProps {
  order: Order;
  /** What the ticket says by now, where tickets has said so. */
  event: Ticket | undefined;
  words: Words;
}

const OrderStrip = ({ order, event, words }: OrderStripProps) => (
  <TicketStrip
    href={`/orders/${order.id}`}
    ticket={{ ...event, ...order.ticket }}
    words={words}
    heading="h2"
    spent={order.status === 'cancelled'}
    note={
      <span className="badge" data-tone={tones[order.status]}>
        {words.strings.orders.labels[order.reason ?? order.status]}
      </span>
    }
  />
);

const tones = { created: 'stock', 'awaiting:payment': 'stock', complete: 'good', cancelled: undefined };
