import type { Ticket } from '@/api/types';
import { Link } from '@/components/link';
import { WithdrawForm } from '@/forms/withdraw-form';
import type { Words } from '@/strings/strings';

export function SellerActions({ ticket, words: { strings } }: { ticket: Ticket; words: Words }) {
  const texts = strings.ticket;
  return (
    <div className="grid gap-4">
      <p className="text-muted">{texts.seller[ticket.status]}</p>
      {ticket.status === 'available' && (
        <div className="flex flex-wrap gap-3">
          <Link href={`/tickets/${ticket.id}/edit`} className="button">
            {texts.edit}
          </Link>
          <WithdrawForm ticketId={ticket.id} />
        </div>
      )}
    </div>
  );
}
