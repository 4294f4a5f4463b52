import type { ReactNode } from 'react';
import type { Ticket } from '@/api/types';
import { formatDollars } from '@/domain/money';
import { fill, type Words } from '@/strings/strings';
import { FacePrice } from './face-price';
import { TimeLeft } from './time-left';

interface BuyPanelProps {
  ticket: Ticket;
  /** What the ticket's status means to this visitor. */
  note: string;
  words: Words;
  /** It can still be bought. */
  open: boolean;
  /** What the visitor can do. */
  children: ReactNode;
}

/** The price, whether it is fair, and what to do. On a phone it stays at hand while the page is read. */
export function BuyPanel({ ticket, note, words, open, children }: BuyPanelProps) {
  const { locale, strings } = words;
  const { facePrice } = ticket;
  const texts = strings.ticket;
  return (
    <section aria-label={texts.price} className="buy-panel lg:row-span-3" data-open={open || undefined}>
      <p className="badge" data-tone={open ? 'stock' : undefined}>
        <span>{note}</span>
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
      {open && (
        <ul className="buy-promises">
          {[texts.noFees, texts.held, texts.refunded].map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
