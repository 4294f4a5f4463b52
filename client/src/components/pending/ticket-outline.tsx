import type { ReactNode } from 'react';

interface TicketOutlineProps {
  /** Tall in a list to choose from, a strip in a list of one's own: see design/ticket.css. */
  shape: 'tall' | 'strip';
  /** Of the place of the words. */
  className?: string;
  /** The words, as bars. */
  children: ReactNode;
}

/** A ticket that is on its way. */
export const TicketOutline = ({ shape, className = '', children }: TicketOutlineProps) => (
  <div className={`ticket ticket-${shape}`}>
    <div className="ticket-art skeleton rounded-none" />
    <div className={`ticket-words ${className}`}>{children}</div>
  </div>
);
