import type { Metadata } from 'next';
import { ifAvailable } from '@/api/if-available';
import { serverApi } from '@/api/server';
import type { Order, Ticket } from '@/api/types';
import { EmptyList } from '@/components/empty-list';
import { Link } from '@/components/link';
import { PageHeading } from '@/components/page-heading';
import { TicketStrip } from '@/components/ticket/ticket-strip';
import { pageOf, readPageNumber } from '@/domain/page-of';
import { requireUser } from '@/session/session';
import { getWords } from '@/strings/server';
import { fill, type Words } from '@/strings/strings';

type Props = PageProps<'/orders'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [words, { page }] = await Promise.all([getWords(), searchParams]);
  return { title: titleOf(readPageNumber(page), words) };
}

/** Each order on a page is a question to tickets. */
const PAGE_LENGTH = 20;

export default async function MyOrdersPage({ searchParams }: Props) {
  const asked = readPageNumber((await searchParams).page);
  await requireUser(hrefOf(asked));
  const [api, words] = await Promise.all([serverApi(), getWords()]);
  const page = pageOf(await api.orders.mine(), asked, PAGE_LENGTH);
  const events = await Promise.all(page.items.map(({ ticket }) => ifAvailable(api.tickets.get(ticket.id))));
  const texts = words.strings.orders;
  return (
    <>
      <PageHeading title={titleOf(page.number, words)} />
      {page.items.length > 0 ? (
        <ul className="grid gap-3">
          {page.items.map((order, index) => (
            <OrderStrip key={order.id} order={order} event={events[index]} words={words} />
          ))}
        </ul>
      ) : (
        <EmptyList text={texts.none} action={{ href: '/', label: words.strings.site.seeTickets }} />
      )}
      {(page.previous || page.next) && (
        <nav aria-label={texts.pages} className="mt-8 flex flex-wrap justify-center gap-4">
          {page.previous && <PageLink page={page.previous} rel="prev" label={texts.newer} />}
          {page.next && <PageLink page={page.next} rel="next" label={texts.older} />}
        </nav>
      )}
    </>
  );
}

const hrefOf = (page: number) => (page === 1 ? '/orders' : `/orders?page=${page}`);

const titleOf = (page: number, { strings: { orders } }: Words) =>
  page === 1 ? orders.title : fill(orders.titleOfPage, { page: String(page) });

const PageLink = ({ page, rel, label }: { page: number; rel: 'prev' | 'next'; label: string }) => (
  <Link href={hrefOf(page)} rel={rel} className="button button-quiet">
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
