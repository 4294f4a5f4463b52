import { headers } from 'next/headers';
import type { Ticket } from '@/api/types';
import { eventJsonLd } from './event-json-ld';

interface JsonLdProps {
  ticket: Ticket;
  origin: string;
  open: boolean;
}

/** It is data, and never run; yet no title shall be able to end the element that it stands in. */
export async function JsonLd({ ticket, origin, open }: JsonLdProps) {
  const data = eventJsonLd(ticket, { origin, open });
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every < escaped
  return <script type="application/ld+json" nonce={nonce} dangerouslySetInnerHTML={{ __html: json }} />;
}
