import Link from 'next/link';
import type { Ticket, TicketStatus } from '@/api/types';
import { WithdrawForm } from '@/forms/withdraw-form';

const situations: Record<TicketStatus, string> = {
  available: 'This is your ticket.',
  reserved: 'This is your ticket. Someone is paying for it now, so it cannot be changed.',
  sold: 'You sold this ticket.',
  withdrawn: 'You withdrew this ticket from sale.',
};

export function SellerActions({ ticket }: { ticket: Ticket }) {
  return (
    <div className="grid gap-4">
      <p className="text-muted">{situations[ticket.status]}</p>
      {ticket.status === 'available' && (
        <div className="flex flex-wrap gap-3">
          <Link href={`/tickets/${ticket.id}/edit`} className="button">
            Edit
          </Link>
          <WithdrawForm ticketId={ticket.id} />
        </div>
      )}
    </div>
  );
}
