import type { Ticket, TicketQuery } from '@/api/types';
import { EmptyList } from '@/components/empty-list';
import { Row } from '@/components/row';

export function TicketList({ tickets, query }: { tickets: Ticket[]; query: TicketQuery }) {
  if (tickets.length > 0) {
    return (
      <ul>
        {tickets.map(({ id, title, price }) => (
          <Row key={id} href={`/tickets/${id}`} title={title} price={price} />
        ))}
      </ul>
    );
  }
  if (query.q) {
    return (
      <EmptyList
        text={`No ticket on sale matches “${query.q}”.`}
        action={{ href: '/', label: 'Show all tickets' }}
      />
    );
  }
  return (
    <EmptyList
      text="Nothing is on sale right now."
      action={{ href: '/tickets/new', label: 'Sell a ticket' }}
    />
  );
}
