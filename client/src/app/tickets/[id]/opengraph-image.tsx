import { ImageResponse } from 'next/og';
import { drawable } from '@/metadata/drawable';
import { EventCard } from '@/metadata/event-card';
import { PICTURE_SIZE } from '@/metadata/picture';
import { pictureWords } from '@/metadata/picture-words';
import { getTicket } from './get-ticket';

export const size = PICTURE_SIZE;
export const contentType = 'image/png';

/** The picture that chats show of a ticket. It may change with its ticket, so it is kept for an hour. */
export default async function TicketImage({ params }: { params: Promise<{ id: string }> }) {
  const ticket = await getTicket((await params).id);
  return new ImageResponse(<EventCard ticket={drawable(ticket)} words={pictureWords} />, {
    ...size,
    headers: { 'cache-control': 'public, max-age=3600' },
  });
}
