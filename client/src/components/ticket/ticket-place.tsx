import { type EventFacts, placeOf } from '@/domain/event';

/** Where it is, and where in the house: a line each, as far as they are known. */
export const TicketPlace = ({ ticket }: { ticket: Pick<EventFacts, 'venue' | 'city' | 'seat'> }) =>
  [placeOf(ticket), ticket.seat].filter(Boolean).map((where) => (
    <p key={where} className="line-clamp-1 text-xs text-muted">
      {where}
    </p>
  ));
