import { ImageResponse } from 'next/og';
import { PICTURE_SIZE, Picture } from '@/metadata/picture';
import { pictureWords } from '@/metadata/picture-words';

export const size = PICTURE_SIZE;
export const contentType = 'image/png';

/** The picture that chats show of the home page, and of every page that has none of its own. */
export default function SiteImage() {
  const { home, site } = pictureWords.strings;
  return new ImageResponse(
    <Picture poster={{ category: 'music', seed: 'home' }} name={site.name}>
      {home.title.map((sentence, index) => (
        <div key={sentence} style={{ fontSize: 72, lineHeight: 1.08, marginTop: index === 0 ? 'auto' : 0 }}>
          {sentence}
        </div>
      ))}
    </Picture>,
    size,
  );
}
