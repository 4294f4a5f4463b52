import { isRefusal } from '@/api/api-error';
import { serverApi } from '@/api/server';
import { listingFields, newDraftOf, ticketFields } from '@/domain/ticket-draft';
import { flash } from '@/forms/flash';
import { failedState, readValues } from '@/forms/form-state';
import { readForm } from '@/forms/read-form';
import { refuseFaults } from '@/forms/refuse-faults';
import { isForeign, refuseForm, seeOther } from '@/session/answers';
import { getWords } from '@/strings/server';

/** POST /tickets/submit: lists a ticket where there is no JavaScript. Two presses send the same key: they list one. */
export async function POST(request: Request) {
  if (await isForeign()) return new Response(null, { status: 403 });
  const form = await readForm(request);
  if (typeof form === 'string') return refuseForm(form);
  const { key, ...values } = readValues(listingFields, form);
  const [api, words] = await Promise.all([serverApi(), getWords()]);
  try {
    refuseFaults(values, words);
    const { id } = await api.tickets.create(newDraftOf(values, words.locale), key || undefined);
    return seeOther(`/tickets/${id}`);
  } catch (error) {
    const failed = failedState(values, error, ticketFields, words.strings.said);
    const kept = isRefusal(error) ? values : { ...values, key };
    return seeOther('/tickets/new', [flash('sell', { ...failed, values: kept })]);
  }
}
