import { serverApi } from '@/api/server';
import { type ListingField, listingFields, newDraftOf, ticketFields } from '@/domain/ticket-draft';
import { flash } from '@/forms/flash';
import { failedState, readValues } from '@/forms/form-state';
import { readForm } from '@/forms/read-form';
import { refuseFaults } from '@/forms/refuse-faults';
import { isForeign, refuseForm, seeOther } from '@/session/answers';
import { getWords } from '@/strings/server';

/**
 * POST /tickets/submit: lists a ticket where there is no JavaScript. Two presses send the same key, also when the first was
 * refused or its answer lost: they list one.
 */
export async function POST(request: Request) {
  if (await isForeign()) return new Response(null, { status: 403 });
  const form = await readForm(request);
  if (typeof form === 'string') return refuseForm(form);
  const values = readValues(listingFields, form);
  const [api, words] = await Promise.all([serverApi(), getWords()]);
  try {
    refuseFaults(values, words);
    const { id } = await api.tickets.create(newDraftOf(values, words.locale), values.key || undefined);
    return seeOther(`/tickets/${id}`);
  } catch (error) {
    const failed = failedState<ListingField>(values, error, ticketFields, words.strings.said);
    return seeOther('/tickets/new', [flash('sell', failed)]);
  }
}
