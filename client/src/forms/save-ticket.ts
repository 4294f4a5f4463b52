'use server';

import { redirect } from 'next/navigation';
import { serverApi } from '@/api/server';
import { draftOf, faultsOf, type TicketField, ticketFields } from '@/domain/ticket-draft';
import { getWords } from '@/strings/server';
import { InvalidInput } from './form-errors';
import { type FormState, failedState, readValues } from './form-state';

/** Lists a ticket or, given its id, changes it; then its page is shown. Works without JavaScript. */
export async function saveTicket(
  id: string | null,
  _previous: FormState<TicketField>,
  formData: FormData,
): Promise<FormState<TicketField>> {
  const words = await getWords();
  const values = readValues(ticketFields, formData);
  const saved = await save(id, values).catch((error: unknown) => error);
  if (!isSaved(saved)) return failedState(values, saved, ticketFields, words.strings.said);
  redirect(`/tickets/${saved.id}`);
}

const isSaved = (result: unknown): result is { id: string } =>
  !(result instanceof Error) && typeof (result as { id?: unknown }).id === 'string';

/** @throws {InvalidInput} for what can be told to be wrong here, {ApiError} for what the service refuses. */
async function save(id: string | null, values: Record<TicketField, string>): Promise<{ id: string }> {
  const words = await getWords();
  const faults = Object.entries(faultsOf(values, words, Date.now()));
  if (faults.length > 0) throw new InvalidInput(faults.map(([field, message]) => ({ field, message })));
  const { tickets } = await serverApi();
  const draft = draftOf(values, words.locale);
  if (id !== null) return tickets.update(id, draft);
  const given = Object.entries(draft).filter(([, value]) => value !== null);
  return tickets.create(Object.fromEntries(given) as typeof draft);
}
