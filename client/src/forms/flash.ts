import type { FormState } from './form-state';

/** What became of a form that was sent without JavaScript, for the page that shows it again. It is gone in a moment. */
export const FLASH_COOKIE = 'form';

const SECONDS = 20;
/** Browsers keep cookies of 4,096 bytes. */
const LONGEST = 3_800;

/** The cookie's header. Where it is too much to keep, the longest of what was typed is left out. */
export function flash<Field extends string>(form: string, state: FormState<Field>): string {
  return `${FLASH_COOKIE}=${fitting(form, state)}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax`;
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

/** What is short stays, and with it a form's idempotency key: without it the next press would list a second ticket. */
function fitting<Field extends string>(form: string, state: FormState<Field>): string {
  const value = encode({ form, state });
  const typed = Object.entries<string | undefined>(state.values);
  if (value.length <= LONGEST || typed.length === 0) return value;
  const longest = typed.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one));
  const values = Object.fromEntries(typed.filter((entry) => entry !== longest));
  return fitting(form, { ...state, values: values as FormState<Field>['values'] });
}

const sizeOf = ([, text = '']: [string, string | undefined]): number => encode({ text }).length;

const encode = (kept: object): string => Buffer.from(JSON.stringify(kept)).toString('base64url');

function isState(value: unknown): boolean {
  const state = value as Partial<FormState<string>> | null;
  return (
    typeof state?.values === 'object' &&
    typeof state.errors?.fields === 'object' &&
    Array.isArray(state.errors.summary)
  );
}
