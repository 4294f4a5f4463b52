import { cookies } from 'next/headers';
import { FLASH_COOKIE, readFlash } from './flash';
import type { FormState } from './form-state';

/** For a page with a form: what became of it, if it was sent without JavaScript just now. */
export const flashed = async <Field extends string>(form: string): Promise<FormState<Field> | undefined> =>
  readFlash(form, (await cookies()).get(FLASH_COOKIE)?.value);
