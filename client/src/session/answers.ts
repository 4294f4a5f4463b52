import { headers } from 'next/headers';
import type { FormFault } from '@/forms/read-form';
import { siteOrigin } from '@/site-origin';

// What the addresses answer that forms are sent to where there is no JavaScript.

/** Sends the browser on to a path of this site, with cookies to keep. */
export function seeOther(path: string, cookies: string[] = []): Response {
  const answer = new Response(null, { status: 303, headers: { location: path } });
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

/** To a form that cannot be read. The rest of one that is too long is not waited for. */
export const refuseForm = (fault: FormFault): Response =>
  fault === 'too long'
    ? new Response(null, { status: 413, headers: { connection: 'close' } })
    : new Response(null, { status: 400 });

/**
 * Another site has made the visitor send this: it shall sign nobody in, sell nothing and set nothing. By the most exact
 * of the headers that are there, as the services do.
 */
export async function isForeign(): Promise<boolean> {
  const incoming = await headers();
  const from = incoming.get('origin') ?? incoming.get('referer');
  // By host, as whoever ends TLS further out may not say so; `null` is a page that hides where it comes from.
  if (from !== null) return !URL.canParse(from) || new URL(from).host !== new URL(await siteOrigin()).host;
  const site = incoming.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
