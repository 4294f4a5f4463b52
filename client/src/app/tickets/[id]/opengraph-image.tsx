import { ImageResponse } from 'next/og';
import { drawable } from '@/metadata/drawable';
import { EventCard } from '@/metadata/event-card';
import { getWords } from '@/strings/server';
import { getTicket } from './get-ticket';

export const size = { width: 1200, height: 630 };
export const contentType = 'image/png';

/** The picture that chats show of a ticket. It may change with its ticket, so it is kept for an hour. */
export default async function TicketImage({ params }: { params: Promise<{ id: string }> }) {
  const [ticket, words] = await Promise.all([getTicket((await params).id), getWords()]);
  return new ImageResponse(<EventCard ticket={drawable(ticket)} words={words} />, {
    ...size,
    headers: { 'cache-control': 'public, max-age=3600' },
  });
}
