import type { Metadata } from 'next';
import { PageHeading } from '@/components/page-heading';
import { TicketForm } from '@/forms/ticket-form';
import { requireUser } from '@/session/session';

export const metadata: Metadata = { title: 'Sell a ticket' };

export default async function NewTicketPage() {
  await requireUser('/tickets/new');
  return (
    <div className="max-w-form">
      <PageHeading title="Sell a ticket">It is on sale as soon as you list it.</PageHeading>
      <TicketForm />
    </div>
  );
}
