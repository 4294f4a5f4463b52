import type { Charge, Order } from '@/api/types';
import { formatDay } from '@/domain/dates';
import { formatDollars } from '@/domain/money';

export function Receipt({ order, charges }: { order: Order; charges: Charge[] }) {
  const charge = charges.find(({ status }) => status === 'completed');
  const lines = [
    ['Ticket', order.ticket.title],
    ['Paid', formatDollars(charge?.amount ?? order.ticket.price)],
    ['Date', formatDay(order.createdAt)],
    ['Order', order.id],
    ...(charge ? [['Payment', charge.id]] : []),
  ];
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt" className="display mb-3 text-xl">
        Receipt
      </h2>
      <dl>
        {lines.map(([term, value]) => (
          <div key={term} className="grid grid-cols-[6rem_1fr] gap-4 border-t border-line py-3 last:border-b">
            <dt className="text-muted">{term}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
