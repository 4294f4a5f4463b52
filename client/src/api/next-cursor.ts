const ANY_ORIGIN = 'http://any';

/** The cursor of the next page, from `Link: </api/tickets?cursor=…>; rel="next"`. */
export function nextCursor(link: unknown): string | undefined {
  if (typeof link !== 'string') return undefined;
  const target = /<([^>]*)>\s*;[^,]*\brel="?next\b/.exec(link)?.[1];
  if (target === undefined || !URL.canParse(target, ANY_ORIGIN)) return undefined;
  return new URL(target, ANY_ORIGIN).searchParams.get('cursor') ?? undefined;
}
