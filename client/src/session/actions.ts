'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { serverApi } from '@/api/server';
import { type FormState, failedState, readValues } from '@/forms/form-state';
import { getWords } from '@/strings/server';
import { passCookies } from './pass-cookies';
import { safeRedirect } from './safe-redirect';

export type Purpose = 'sign-in' | 'sign-up';

type CredentialField = 'email' | 'password';

/** Signs in or up, and goes to where the visitor was headed. Works without JavaScript. */
export async function enter(
  purpose: Purpose,
  next: string,
  _previous: FormState<CredentialField>,
  formData: FormData,
): Promise<FormState<CredentialField>> {
  const values = readValues(['email', 'password'], formData);
  const { users } = await serverApi();
  try {
    const received = await (purpose === 'sign-up' ? users.signUp(values) : users.signIn(values));
    passCookies(received, await cookies());
  } catch (error) {
    // A password is not written into a page.
    return failedState(
      { email: values.email },
      error,
      ['email', 'password'],
      (await getWords()).strings.said,
    );
  }
  // What comes back with the form was in the browser: it is looked at again.
  redirect(safeRedirect(next));
}

export async function signOut(): Promise<void> {
  const { users } = await serverApi();
  passCookies(await users.signOut(), await cookies());
  redirect('/');
}
