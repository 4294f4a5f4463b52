import type { EventFacts } from '@/domain/event';
import { placeOf } from '@/domain/event';
import { shortStart } from '@/domain/event-time';
import type { Words } from '@/strings/strings';
import { Picture } from './picture';

interface EventCardProps {
  ticket: EventFacts & { id: string };
  words: Words;
}

/** A ticket as a picture: its poster, and what it is for. */
export function EventCard({ ticket, words: { locale, strings } }: EventCardProps) {
  const { id, title, category = 'other' } = ticket;
  const start = shortStart(ticket, locale, Date.now());
  const facts = [start, placeOf(ticket)].filter(Boolean);
  return (
    <Picture poster={{ category, seed: id }} name={strings.site.name}>
      <div style={{ fontSize: title.length > 40 ? 56 : 72, lineHeight: 1.08, marginTop: 'auto' }}>
        {title}
      </div>
      {facts.map((fact) => (
        <div key={fact} style={{ fontSize: 34, marginTop: 18, color: '#55535f' }}>
          {fact}
        </div>
      ))}
    </Picture>
  );
}
