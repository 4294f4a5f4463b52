import { headers } from 'next/headers';
import { cache } from 'react';

/** The address that the visitor knows this site by, as the ingress tells it: `https://ticketing.dev` */
export const siteOrigin = cache(async (): Promise<string> => {
  const incoming = await headers();
  const host = incoming.get('x-forwarded-host') ?? incoming.get('host') ?? 'localhost';
  const origin = `${incoming.get('x-forwarded-proto') ?? 'http'}://${host}`;
  return URL.canParse(origin) ? origin : 'http://localhost';
});
