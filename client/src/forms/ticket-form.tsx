'use client';

import { useRouter } from 'next/navigation';
import { api } from '@/api/browser';
import type { Ticket } from '@/api/types';
import { parseDollars } from '@/domain/money';
import { FormShell } from './form-shell';
import { SubmitButton } from './submit-button';
import { TextField } from './text-field';
import { useApiForm } from './use-api-form';

/** Lists a ticket or, given one, edits it. */
export function TicketForm({ ticket }: { ticket?: Pick<Ticket, 'id' | 'title' | 'price'> }) {
  const router = useRouter();
  const form = useApiForm({
    fields: ['title', 'price'],
    initial: ticket && { title: ticket.title, price: ticket.price.toFixed(2) },
    submit: async ({ title, price }) => {
      const draft = { title, price: parseDollars(price) ?? price };
      const saved = ticket ? await api.tickets.update(ticket.id, draft) : await api.tickets.create(draft);
      router.push(`/tickets/${saved.id}`);
      router.refresh();
    },
  });
  return (
    <FormShell form={form}>
      <TextField
        {...form.field('title')}
        label="Title"
        hint="What it is for, where and when."
        autoComplete="off"
      />
      <TextField
        {...form.field('price')}
        label="Price"
        hint="In US dollars."
        inputMode="decimal"
        autoComplete="off"
      />
      <SubmitButton busy={form.busy}>{ticket ? 'Save changes' : 'List ticket'}</SubmitButton>
    </FormShell>
  );
}
