import { headers } from 'next/headers';
import { siteOrigin } from '@/site-origin';

// What the addresses answer that forms are sent to where there is no JavaScript.

/** Sends the browser on to a path of this site, with cookies to keep. */
export function seeOther(path: string, cookies: string[] = []): Response {
  const answer = new Response(null, { status: 303, headers: { location: path } });
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

/** Another site has made the visitor send this: it shall sign nobody in, sell nothing and set nothing. */
export async function isForeign(): Promise<boolean> {
  const origin = (await headers()).get('origin');
  return origin !== null && origin !== (await siteOrigin());
}
