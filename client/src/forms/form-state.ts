import type { Said } from '@/strings/translate';
import { type FormErrors, noErrors, toFormErrors } from './form-errors';

/** What is known of a form after it was sent, or before that. Plain data: it also comes from the server. */
export interface FormState<Field extends string> {
  values: Partial<Record<Field, string>>;
  errors: FormErrors<Field>;
  attempted: boolean;
  done: boolean;
}

export const freshState = <Field extends string>(
  values: Partial<Record<Field, string>> = {},
  problems: string[] = [],
): FormState<Field> => ({
  values,
  errors: { ...noErrors, summary: problems },
  attempted: false,
  done: false,
});

export const doneState = <Field extends string>(
  values: Partial<Record<Field, string>>,
): FormState<Field> => ({
  values,
  errors: noErrors,
  attempted: true,
  done: true,
});

/** What is to be shown of a submit that failed. `said` has the messages of the services in another language. */
export const failedState = <Field extends string>(
  values: Partial<Record<Field, string>>,
  error: unknown,
  fields: readonly Field[],
  said: Said,
): FormState<Field> => ({
  values,
  errors: toFormErrors(error, fields, said),
  attempted: true,
  done: false,
});

/** A field may be missing, or have been made a file: then it is empty. */
export function readValues<Field extends string>(
  fields: readonly Field[],
  formData: FormData,
): Record<Field, string> {
  const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '');
  return Object.fromEntries(fields.map((field) => [field, text(formData.get(field))])) as Record<
    Field,
    string
  >;
}
