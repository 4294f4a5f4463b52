import { ImageResponse } from 'next/og';
import { PICTURE_SIZE, Picture } from '@/metadata/picture';
import { pictureWords } from '@/metadata/picture-words';

/** It is the same for everybody: it is drawn when the client is built. */
export const dynamic = 'force-static';

/**
 * The picture that chats show of every page that has none of its own. Were it the layout's opengraph-image.tsx, the
 * scripts that all pages share would come in one file more.
 */
export function GET() {
  const { home, site } = pictureWords.strings;
  return new ImageResponse(
    <Picture poster={{ category: 'music', seed: 'home' }} name={site.name}>
      {home.title.map((sentence, index) => (
        <div key={sentence} style={{ fontSize: 72, lineHeight: 1.08, marginTop: index === 0 ? 'auto' : 0 }}>
          {sentence}
        </div>
      ))}
    </Picture>,
    { ...PICTURE_SIZE, headers: { 'cache-control': 'public, max-age=3600' } },
  );
}
