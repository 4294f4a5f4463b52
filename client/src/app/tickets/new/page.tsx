import type { Metadata } from 'next';
import { idempotencyKey } from '@/api/idempotency-key';
import { PageHeading } from '@/components/page-heading';
import { ZoneOptions } from '@/components/zone-options';
import type { ListingField } from '@/domain/ticket-draft';
import { flashed } from '@/forms/flashed';
import { TicketForm } from '@/forms/ticket-form';
import { requireUser } from '@/session/session';
import { getWords } from '@/strings/server';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.sell.title,
});

export default async function NewTicketPage() {
  await requireUser('/tickets/new');
  const { sell } = (await getWords()).strings;
  const initial = await flashed<ListingField>('sell');
  return (
    <>
      <PageHeading title={sell.title}>{sell.intro}</PageHeading>
      <TicketForm
        initial={initial}
        listingKey={initial?.values.key ?? idempotencyKey()}
        zones={<ZoneOptions known={initial?.values.timeZone} />}
        renderedAt={Date.now()}
      />
    </>
  );
}
