import { Poster } from '@/components/ticket/poster';
import { type EventFacts, placeOf } from '@/domain/event';
import { startDay, startTime } from '@/domain/event-time';
import { formatDollars } from '@/domain/money';
import type { Words } from '@/strings/strings';

interface OrderSummaryProps {
  /** What the order says of it, and what tickets does beside that. */
  ticket: EventFacts & { id: string; price: number };
  /** When it was ordered. */
  day: string;
  words: Words;
}

/** What is being bought, and what it comes to. */
export function OrderSummary({ ticket, day, words: { locale, strings } }: OrderSummaryProps) {
  const { order } = strings;
  const amount = formatDollars(ticket.price, locale);
  const facts = [startDay(ticket, locale), startTime(ticket, locale), placeOf(ticket), ticket.seat].filter(
    Boolean,
  );
  return (
    <section aria-label={order.summary} className="grid gap-4 print:hidden">
      <div className="ticket ticket-strip border border-line">
        <div className="ticket-art">
          <Poster ticket={ticket} eager />
        </div>
        <div className="ticket-words">
          <h2 className="display text-lg [overflow-wrap:anywhere]">{ticket.title}</h2>
          {facts.map((fact) => (
            <p key={fact} className="text-sm text-muted">
              {fact}
            </p>
          ))}
        </div>
      </div>
      <dl className="grid grid-cols-[1fr_auto] gap-y-2 text-sm">
        <dt className="text-muted">{order.ticketPrice}</dt>
        <dd className="text-right tabular-nums">{amount}</dd>
        <dt className="text-muted">{order.fees}</dt>
        <dd className="text-right">{order.none}</dd>
        <dt className="border-t border-line pt-3 text-base font-semibold">{order.total}</dt>
        <dd className="display border-t border-line pt-3 text-right text-lg tabular-nums">{amount}</dd>
      </dl>
      <p className="text-xs text-muted">{day}</p>
    </section>
  );
}
