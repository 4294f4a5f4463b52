import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeading } from '@/components/page-heading';
import { ZoneOptions } from '@/components/zone-options';
import { typedOf } from '@/domain/ticket-draft';
import { freshState } from '@/forms/form-state';
import { TicketForm } from '@/forms/ticket-form';
import { requireUser } from '@/session/session';
import { getWords } from '@/strings/server';
import { getTicket } from '../get-ticket';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.sell.editTitle,
});

export default async function EditTicketPage({ params }: PageProps<'/tickets/[id]/edit'>) {
  const { id } = await params;
  const user = await requireUser(`/tickets/${id}/edit`);
  const [ticket, words] = await Promise.all([getTicket(id), getWords()]);
  // Others may look at it, which its own page is for.
  const closed = ticket.status === 'sold' || ticket.status === 'withdrawn';
  if (ticket.userId !== user.id || closed) redirect(`/tickets/${id}`);
  const { sell } = words.strings;
  return (
    <>
      <PageHeading title={sell.editTitle}>
        {ticket.status === 'reserved' ? sell.editLocked : sell.editIntro}
      </PageHeading>
      <TicketForm
        id={id}
        initial={freshState(typedOf(ticket, words.locale))}
        zones={<ZoneOptions known={ticket.timeZone} />}
        renderedAt={Date.now()}
      />
    </>
  );
}
