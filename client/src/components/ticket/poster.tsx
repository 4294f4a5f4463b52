import type { Category } from '@/domain/event';
import { posterHref } from '@/poster/poster-href';

interface PosterProps {
  ticket: { id: string; category?: Category };
  /** It is seen as soon as the page is. */
  eager?: boolean;
}

/** The picture of a ticket. It says nothing that the words beside it do not. */
export function Poster({ ticket, eager = false }: PosterProps) {
  return (
    // biome-ignore lint/performance/noImgElement: an SVG of two kilobytes is not made smaller by a server
    <img
      src={posterHref(ticket)}
      alt=""
      width={400}
      height={400}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
    />
  );
}
