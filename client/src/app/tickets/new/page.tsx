import type { Metadata } from 'next';
import { FormPage } from '@/components/form-page';
import { TicketForm } from '@/forms/ticket-form';
import { requireUser } from '@/session/session';

export const metadata: Metadata = { title: 'Sell a ticket' };

export default async function NewTicketPage() {
  await requireUser('/tickets/new');
  return (
    <FormPage
      title="Sell a ticket"
      intro="It is on sale as soon as you list it. You can change it as long as nobody is buying it."
    >
      <TicketForm />
    </FormPage>
  );
}
