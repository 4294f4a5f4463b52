'use client';

import { type RefObject, useActionState, useEffect, useRef } from 'react';
import { type FormErrors, noErrors, toFormErrors } from './form-errors';

interface ApiFormOptions<Field extends string> {
  fields: readonly Field[];
  initial?: Partial<Record<Field, string>>;
  /** What the form has to say before anybody has sent it. */
  problems?: string[];
  /** Sends what was typed. What it throws is shown; when it returns, the form stays shut, for the page moves on. */
  submit: (values: Record<Field, string>) => Promise<void>;
}

interface FormState<Field extends string> {
  values: Partial<Record<Field, string>>;
  errors: FormErrors<Field>;
  attempted: boolean;
  done: boolean;
}

export interface FieldProps {
  name: string;
  defaultValue: string;
  error: string | undefined;
}

export interface ApiForm<Field extends string> {
  ref: RefObject<HTMLFormElement | null>;
  action: (formData: FormData) => void;
  errors: FormErrors<Field>;
  /** A submit is under way or has succeeded: there shall be no second one. */
  busy: boolean;
  field: (name: Field) => FieldProps;
}

/**
 * A form whose submit is a request to the services. It keeps what was typed, shows every error where it belongs and
 * moves the focus there. As a form action it also works for a submit that came before the page was hydrated.
 */
export function useApiForm<Field extends string>(options: ApiFormOptions<Field>): ApiForm<Field> {
  const { fields, initial = {}, problems = [], submit } = options;
  const ref = useRef<HTMLFormElement>(null);

  const [state, action, pending] = useActionState<FormState<Field>, FormData>(
    async (_previous, formData) => {
      const values = readValues(fields, formData);
      try {
        await submit(values);
        return { values, errors: noErrors, attempted: true, done: true };
      } catch (error) {
        return { values, errors: toFormErrors(error, fields), attempted: true, done: false };
      }
    },
    {
      values: initial,
      errors: { ...noErrors, summary: problems },
      attempted: false,
      done: false,
    },
  );

  useEffect(() => {
    if (!state.attempted) return;
    const find = (selector: string) => ref.current?.querySelector<HTMLElement>(selector);
    (find('[aria-invalid="true"]') ?? find('[role="alert"]'))?.focus();
  }, [state]);

  return {
    ref,
    action,
    errors: state.errors,
    busy: pending || state.done,
    field: (name) => ({ name, defaultValue: state.values[name] ?? '', error: state.errors.fields[name] }),
  };
}

function readValues<Field extends string>(
  fields: readonly Field[],
  formData: FormData,
): Record<Field, string> {
  const entries = fields.map((field) => [field, String(formData.get(field) ?? '')] as const);
  return Object.fromEntries(entries) as Record<Field, string>;
}
