import { serverApi } from '@/api/server';
import { newDraftOf, ticketFields } from '@/domain/ticket-draft';
import { flash } from '@/forms/flash';
import { failedState, readValues } from '@/forms/form-state';
import { readForm } from '@/forms/read-form';
import { refuseFaults } from '@/forms/refuse-faults';
import { isForeign, refuseLength, seeOther } from '@/session/answers';
import { getWords } from '@/strings/server';

/** POST /tickets/submit: lists a ticket where there is no JavaScript. */
export async function POST(request: Request) {
  if (await isForeign()) return new Response(null, { status: 403 });
  const form = await readForm(request);
  if (!form) return refuseLength();
  const values = readValues(ticketFields, form);
  const [api, words] = await Promise.all([serverApi(), getWords()]);
  try {
    refuseFaults(values, words);
    const { id } = await api.tickets.create(newDraftOf(values, words.locale));
    return seeOther(`/tickets/${id}`);
  } catch (error) {
    return seeOther('/tickets/new', [
      flash('sell', failedState(values, error, ticketFields, words.strings.said)),
    ]);
  }
}
