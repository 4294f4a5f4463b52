import type { ReactNode } from 'react';
import type { Category } from '@/domain/event';
import { posterSvg } from '@/poster/poster';

/** What every network takes. */
export const PICTURE_SIZE = { width: 1200, height: 630 };

const INK = '#17161f';
const STOCK = '#f5d429';

interface PictureProps {
  poster: { category: Category; seed: string };
  /** What the site is called. */
  name: string;
  children: ReactNode;
}

/** What chats show of a page: a poster beside its words. Styles are in place, as no style sheet reaches a picture. */
export function Picture({ poster: { category, seed }, name, children }: PictureProps) {
  const source = `data:image/svg+xml;base64,${Buffer.from(posterSvg(category, seed)).toString('base64')}`;
  return (
    <div style={{ display: 'flex', width: '100%', height: '100%', background: '#f7f5f0', color: INK }}>
      {/* biome-ignore lint/performance/noImgElement: it is drawn, never loaded */}
      <img src={source} width={520} height={630} alt="" style={{ objectFit: 'cover' }} />
      <div style={{ display: 'flex', flexDirection: 'column', flex: 1, padding: '56px 60px' }}>
        <div style={{ display: 'flex', alignItems: 'center', gap: 18, fontSize: 34 }}>
          <div style={{ width: 46, height: 28, borderRadius: 4, background: STOCK }} />
          {name}
        </div>
        {children}
      </div>
    </div>
  );
}
