import { aboveFace } from '@/domain/event';
import { formatDollars } from '@/domain/money';
import { fill, type Words } from '@/strings/strings';

interface FacePriceProps {
  ticket: { price: number; facePrice?: number };
  words: Words;
}

/** How fair the price is: what is asked beside what the ticket cost when it was new. Nothing when nobody knows. */
export function FacePrice({ ticket, words: { locale, strings } }: FacePriceProps) {
  const above = aboveFace(ticket);
  if (above === undefined) return null;
  const amount = formatDollars(Math.abs(above), locale);
  if (above === 0) return <span className="badge">{strings.ticket.atFace}</span>;
  if (above < 0) {
    return (
      <span className="badge" data-tone="good">
        {fill(strings.ticket.belowFace, { amount })}
      </span>
    );
  }
  return <span className="badge">{fill(strings.ticket.aboveFace, { amount })}</span>;
}
