import { notFound } from 'next/navigation';
import { ApiError } from '@/api/api-error';
import { serverApi } from '@/api/server';
import { flash } from '@/forms/flash';
import { failedState, readValues } from '@/forms/form-state';
import { readForm } from '@/forms/read-form';
import { isForeign, refuseForm, seeOther } from '@/session/answers';
import { carryOut, doneHref, isMailedPurpose, mailedFields, mailedHref } from '@/session/mailed';
import { getWords } from '@/strings/server';

/**
 * POST /mailed/forgotten-password {email}, reset-password {token, password}, verify-email {token}, change-email {token},
 * and send-again: what mails are about, where there is no JavaScript.
 */
export async function POST(request: Request, { params }: RouteContext<'/mailed/[purpose]'>) {
  const { purpose } = await params;
  if (await isForeign()) return new Response(null, { status: 403 });
  const { users } = await serverApi();
  if (purpose === 'send-again') return sendAgain(users.sendVerification());
  if (!isMailedPurpose(purpose)) notFound();
  const form = await readForm(request);
  if (typeof form === 'string') return refuseForm(form);
  const values = readValues(['token', 'email', 'password'], form);
  try {
    return seeOther(doneHref(purpose), await carryOut(users, purpose, values));
  } catch (error) {
    const { said } = (await getWords()).strings;
    // A password is not written into a page.
    const state = failedState({ email: values.email }, error, mailedFields[purpose], said);
    return seeOther(mailedHref(purpose, values.token), [flash(purpose, state)]);
  }
}

/** The page says whether the mail was sent, and sends whoever is no longer signed in to do so. */
async function sendAgain(sending: Promise<void>): Promise<Response> {
  try {
    await sending;
    return seeOther('/account?sent=1');
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return seeOther(error.status === 401 ? '/account' : '/account?sent=0');
  }
}
