import { notFound } from 'next/navigation';
import type { Api } from '@/api/api';
import { ApiError } from '@/api/api-error';
import { serverApi } from '@/api/server';
import { flash } from '@/forms/flash';
import { failedState, readValues } from '@/forms/form-state';
import { readForm } from '@/forms/read-form';
import { isForeign, refuseForm, seeOther } from '@/session/answers';
import { safeRedirect, signInHref, signUpHref } from '@/session/safe-redirect';
import { getWords } from '@/strings/server';

const fields = ['email', 'password', 'code'] as const;

/**
 * POST /session/sign-in {email, password, code, next}, sign-up {email, password, next}, sign-out, sign-out-everywhere and end {id}: the session where
 * there is no JavaScript.
 */
export async function POST(request: Request, { params }: RouteContext<'/session/[purpose]'>) {
  const { purpose } = await params;
  if (await isForeign()) return new Response(null, { status: 403 });
  const { users } = await serverApi();
  if (purpose === 'sign-out') return seeOther('/', await users.signOut());
  if (purpose === 'sign-out-everywhere') return end(users.endAllSessions(), '/');
  if (purpose !== 'sign-in' && purpose !== 'sign-up' && purpose !== 'end') notFound();
  const form = await readForm(request);
  if (typeof form === 'string') return refuseForm(form);
  if (purpose === 'end') return end(endOne(users, form), '/account');
  const { code, ...values } = readValues(fields, form);
  const next = safeRedirect(String(form.get('next') ?? ''));
  try {
    const cookies = await (purpose === 'sign-up' ? users.signUp(values) : users.signIn({ ...values, code }));
    return seeOther(next, cookies);
  } catch (error) {
    const { said, secondFactor } = (await getWords()).strings;
    // A password is not written into a page: whoever is asked for a code types it once more.
    const state = failedState({ email: values.email }, error, fields, said);
    if (state.errors.fields.code) {
      state.errors.fields = { password: secondFactor.passwordAgain, ...state.errors.fields };
    }
    return seeOther(purpose === 'sign-up' ? signUpHref(next) : signInHref(next), [flash(purpose, state)]);
  }
}

const endOne = (users: Api['users'], form: FormData) => users.endSession(String(form.get('id') ?? ''));

/** A session that is not there has ended; and the page sends whoever is no longer signed in to do so. */
async function end(ending: Promise<string[]>, next: string): Promise<Response> {
  try {
    return seeOther(next, await ending);
  } catch (error) {
    const isOver = error instanceof ApiError && (error.status === 401 || error.status === 404);
    if (!isOver) throw error;
    return seeOther('/account');
  }
}
