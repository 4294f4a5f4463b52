import type { ReactNode } from 'react';
import type { Ticket } from '@/api/types';
import { formatDollars } from '@/domain/money';
import type { Viewer } from '@/domain/ticket-news';
import type { Offer } from '@/domain/ticket-offer';
import { fill, type Strings, type Words } from '@/strings/strings';
import { FacePrice } from './face-price';
import { TimeLeft } from './time-left';

interface BuyPanelProps {
  ticket: Ticket;
  offer: Offer;
  viewer: Viewer;
  words: Words;
  /** What the visitor can do, and what happens meanwhile. */
  children: ReactNode;
}

/** The price, whether it is fair, and what to do. On a phone it stays at hand while the page is read. */
export function BuyPanel({ ticket, offer, viewer, words, children }: BuyPanelProps) {
  const { locale, strings } = words;
  const { facePrice } = ticket;
  const texts = strings.ticket;
  const open = offer === 'open';
  return (
    <section aria-label={texts.price} className="buy-panel lg:row-span-3" data-open={open || undefined}>
      <p className="badge" data-tone={open ? 'stock' : undefined}>
        <span>{noteOf(ticket, offer, viewer, texts)}</span>
        {ticket.reservedUntil && <TimeLeft until={ticket.reservedUntil} renderedAt={Date.now()} />}
      </p>
      <div className="grid gap-1.5">
        <p className="display text-title tabular-nums">{formatDollars(ticket.price, locale)}</p>
        {facePrice !== undefined && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            {fill(texts.facePrice, { amount: formatDollars(facePrice, locale) })}
            <FacePrice ticket={ticket} words={words} />
          </p>
        )}
      </div>
      {children}
    </section>
  );
}

/** What the ticket's status means to this visitor. */
function noteOf({ status }: Ticket, offer: Offer, viewer: Viewer, texts: Strings['ticket']): string {
  if (status === 'reserved' && viewer === 'buyer') return texts.heldByYou;
  if (status === 'available' && offer === 'gone') return texts.over;
  return texts.status[status];
}
