import type { MetadataRoute } from 'next';
import { serverApi } from '@/api/server';
import type { Ticket } from '@/api/types';
import { siteOrigin } from '@/site-origin';

/** Of 100 tickets each, which is as many as one request gives. Older tickets are found by way of the home page. */
const PAGES = 10;
const PAGE_SIZE = 100;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = await siteOrigin();
  const tickets = await newestTickets();
  return [
    { url: `${origin}/` },
    ...tickets.map(({ id, updatedAt }) => ({ url: `${origin}/tickets/${id}`, lastModified: updatedAt })),
  ];
}

async function newestTickets(): Promise<Ticket[]> {
  const api = await serverApi();
  const found: Ticket[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { tickets, nextCursor } = await api.tickets.onSale({ cursor }, PAGE_SIZE);
    found.push(...tickets);
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return found;
}
