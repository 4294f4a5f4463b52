import type { EventFacts } from '@/domain/event';
import { placeOf } from '@/domain/event';
import { shortStart } from '@/domain/event-time';
import { posterSvg } from '@/poster/poster';
import type { Words } from '@/strings/strings';

interface EventCardProps {
  ticket: EventFacts & { id: string };
  words: Words;
}

const INK = '#17161f';
const STOCK = '#f5d429';

/** A ticket as a picture: its poster, and what it is for. Styles are in place, as no style sheet reaches a picture. */
export function EventCard({ ticket, words: { locale, strings } }: EventCardProps) {
  const { id, title, category = 'other' } = ticket;
  const poster = `data:image/svg+xml;base64,${Buffer.from(posterSvg(category, id)).toString('base64')}`;
  // Intl puts a narrow space before PM, which the font lacks.
  const start = shortStart(ticket, locale, Date.now())?.replaceAll('\u202f', ' ');
  const facts = [start, placeOf(ticket)].filter(Boolean);
  return (
    <div style={{ display: 'flex', width: '100%', height: '100%', background: '#f7f5f0', color: INK }}>
      {/* biome-ignore lint/performance/noImgElement: it is drawn, never loaded */}
      <img src={poster} width={520} height={630} alt="" style={{ objectFit: 'cover' }} />
      <div style={{ display: 'flex', flexDirection: 'column', flex: 1, padding: '56px 60px' }}>
        <div style={{ display: 'flex', alignItems: 'center', gap: 18, fontSize: 34 }}>
          <div style={{ width: 46, height: 28, borderRadius: 4, background: STOCK }} />
          {strings.site.name}
        </div>
        <div style={{ fontSize: title.length > 40 ? 56 : 72, lineHeight: 1.08, marginTop: 'auto' }}>
          {title}
        </div>
        {facts.map((fact) => (
          <div key={fact} style={{ fontSize: 34, marginTop: 18, color: '#55535f' }}>
            {fact}
          </div>
        ))}
      </div>
    </div>
  );
}
