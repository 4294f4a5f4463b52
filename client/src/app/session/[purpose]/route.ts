import { notFound } from 'next/navigation';
import { serverApi } from '@/api/server';
import { flash } from '@/forms/flash';
import { failedState, readValues } from '@/forms/form-state';
import { isForeign, seeOther } from '@/session/answers';
import { safeRedirect, signInHref, signUpHref } from '@/session/safe-redirect';
import { getWords } from '@/strings/server';

const fields = ['email', 'password'] as const;

/** POST /session/sign-in, sign-up {email, password, next} and sign-out: the session where there is no JavaScript. */
export async function POST(request: Request, { params }: RouteContext<'/session/[purpose]'>) {
  const { purpose } = await params;
  if (await isForeign()) return new Response(null, { status: 403 });
  const { users } = await serverApi();
  if (purpose === 'sign-out') return seeOther('/', await users.signOut());
  if (purpose !== 'sign-in' && purpose !== 'sign-up') notFound();
  const form = await request.formData();
  const values = readValues(fields, form);
  const next = safeRedirect(String(form.get('next') ?? ''));
  try {
    return seeOther(next, await (purpose === 'sign-up' ? users.signUp(values) : users.signIn(values)));
  } catch (error) {
    // A password is not written into a page.
    const state = failedState({ email: values.email }, error, fields, (await getWords()).strings.said);
    return seeOther(purpose === 'sign-up' ? signUpHref(next) : signInHref(next), [flash(purpose, state)]);
  }
}
