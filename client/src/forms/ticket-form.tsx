'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { api } from '@/api/browser';
import {
  draftOf,
  faultsOf,
  lengths,
  newDraftOf,
  type TicketField,
  type TypedTicket,
  ticketFields,
} from '@/domain/ticket-draft';
import { useWords } from '@/strings/words';
import { CategoryField } from './category-field';
import { FormShell } from './form-shell';
import type { FormState } from './form-state';
import { refuseFaults } from './refuse-faults';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { TicketPreview } from './ticket-preview';
import { useApiForm } from './use-api-form';
import { useListing } from './use-listing';
import { YouReceive } from './you-receive';
import { ZoneField } from './zone-field';

interface TicketFormProps {
  /** Of the ticket to change; without it, a new one is listed. */
  id?: string;
  /** What the fields show to begin with. */
  initial: FormState<TicketField> | undefined;
  /** Of a new one: the Idempotency-Key that it is listed under. */
  listingKey?: string;
  /** Every time zone, as options. */
  zones: ReactNode;
  /** The server's time. */
  renderedAt: number;
}

/** Lists a ticket or changes one: what it is for, what it is, and what buyers will see of it. */
export function TicketForm({ id, initial, listingKey, zones, renderedAt }: TicketFormProps) {
  const words = useWords();
  const router = useRouter();
  const { sell } = words.strings;
  const { fields, hints, optional } = sell;
  const list = useListing(listingKey);
  const form = useApiForm({
    fields: ticketFields,
    initial,
    check: (typed: TypedTicket) => faultsOf(typed, words, Date.now()),
    submit: async (typed) => {
      refuseFaults(typed, words);
      const saved = id
        ? await api.tickets.update(id, draftOf(typed, words.locale))
        : await list(newDraftOf(typed, words.locale));
      router.push(`/tickets/${saved.id}`);
      router.refresh();
    },
  });
  const extra = (name: keyof typeof fields) => ({ ...form.field(name), label: fields[name], optional });
  return (
    <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_var(--container-panel)]">
      <FormShell
        form={form}
        fallback={id ? undefined : '/tickets/submit'}
        className="grid max-w-prose gap-10"
        fieldLabels={fields}
      >
        {listingKey && <input type="hidden" name="key" value={listingKey} />}
        <fieldset className="grid gap-7">
          <legend className="display mb-5 text-xl">{sell.event}</legend>
          <TextField {...form.field('title')} label={fields.title} hint={hints.title} autoComplete="off" />
          <CategoryField {...extra('category')} />
          <div className="grid gap-x-5 gap-y-7 sm:grid-cols-2">
            <TextField {...extra('venue')} maxLength={lengths.venue} autoComplete="off" />
            <TextField {...extra('city')} maxLength={lengths.city} autoComplete="off" />
            <TextField {...extra('startsAt')} type="datetime-local" hint={hints.startsAt} />
            <ZoneField {...extra('timeZone')} hint={hints.timeZone} zones={zones} />
          </div>
        </fieldset>
        <fieldset className="grid gap-7">
          <legend className="display mb-5 text-xl">{sell.yourTicket}</legend>
          <TextField {...extra('seat')} hint={hints.seat} maxLength={lengths.seat} autoComplete="off" />
          <div className="grid gap-x-5 gap-y-7 sm:grid-cols-2">
            <TextField
              {...form.field('price')}
              label={fields.price}
              hint={hints.price}
              inputMode="decimal"
              autoComplete="off"
            />
            <TextField
              {...extra('facePrice')}
              hint={hints.facePrice}
              inputMode="decimal"
              autoComplete="off"
            />
          </div>
          <YouReceive price={form.values.price} />
          <SubmitButton busy={form.busy} className="button-stock">
            {id ? sell.save : sell.list}
          </SubmitButton>
        </fieldset>
      </FormShell>
      <TicketPreview id={id} typed={form.values} renderedAt={renderedAt} />
    </div>
  );
}
