import { isCategory } from '@/domain/event';
import { posterSvg } from '@/poster/poster';

const LONGEST_SEED = 64;

/** GET /posters/music/65a0…: the picture of a ticket without a photograph. Nothing about it ever changes. */
export async function GET(_request: Request, { params }: RouteContext<'/posters/[category]/[seed]'>) {
  const { category, seed } = await params;
  if (!isCategory(category) || seed.length > LONGEST_SEED) return new Response(null, { status: 404 });
  return new Response(posterSvg(category, seed), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=31536000, immutable' },
  });
}
