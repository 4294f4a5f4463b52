import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { FormPage } from '@/components/form-page';
import { TicketForm } from '@/forms/ticket-form';
import { requireUser } from '@/session/session';
import { getTicket } from '../get-ticket';

export const metadata: Metadata = { title: 'Edit ticket' };

export default async function EditTicketPage({ params }: PageProps<'/tickets/[id]/edit'>) {
  const { id } = await params;
  const user = await requireUser(`/tickets/${id}/edit`);
  const ticket = await getTicket(id);
  if (ticket.userId !== user.id) notFound();
  if (ticket.status === 'sold' || ticket.status === 'withdrawn') redirect(`/tickets/${id}`);
  const intro =
    ticket.status === 'reserved'
      ? 'Someone is paying for it now. Changes are refused until that has ended.'
      : 'What you save is what buyers see from then on.';
  return (
    <FormPage title="Edit ticket" intro={intro}>
      <TicketForm ticket={ticket} />
    </FormPage>
  );
}
