import type { FormState } from './form-state';

/** What became of a form that was sent without JavaScript, for the page that shows it again. It is gone in a moment. */
export const FLASH_COOKIE = 'form';

const SECONDS = 20;
/** Browsers keep cookies of 4,096 bytes. */
const LONGEST = 3_800;

/** The cookie's header. What was typed is left out where it is too much to keep. */
export function flash<Field extends string>(form: string, state: FormState<Field>): string {
  const whole = encode({ form, state });
  const value = whole.length <= LONGEST ? whole : encode({ form, state: { ...state, values: {} } });
  return `${FLASH_COOKIE}=${value}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax`;
}

/** What is kept of that form; undefined when nothing is, or what there is was not written here. */
export function readFlash<Field extends string>(
  form: string,
  value: string | undefined,
): FormState<Field> | undefined {
  try {
    const kept = JSON.parse(Buffer.from(value ?? '', 'base64url').toString('utf8'));
    return kept.form === form && isState(kept.state) ? kept.state : undefined;
  } catch {
    return undefined;
  }
}

const encode = (kept: object): string => Buffer.from(JSON.stringify(kept)).toString('base64url');

function isState(value: unknown): boolean {
  const state = value as Partial<FormState<string>> | null;
  return (
    typeof state?.values === 'object' &&
    typeof state.errors?.fields === 'object' &&
    Array.isArray(state.errors.summary)
  );
}
