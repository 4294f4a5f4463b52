'use client';

import { type FormEvent, type RefObject, useActionState, useEffect, useId, useRef, useState } from 'react';
import type { FormErrors } from './form-errors';
import type { FormState } from './form-state';

export interface FormOptions<Field extends string> {
  /** What a submit does. */
  step: (previous: FormState<Field>, formData: FormData) => Promise<FormState<Field>>;
  initial: FormState<Field>;
  /** What is wrong with what is typed so far. A field is judged once it has been left. */
  check?: (values: Partial<Record<Field, string>>) => Partial<Record<Field, string>>;
}

export interface FieldProps {
  /** Of its control, so that a summary can lead there. */
  id: string;
  name: string;
  defaultValue: string;
  error: string | undefined;
}

export interface LiveForm<Field extends string> {
  ref: RefObject<HTMLFormElement | null>;
  action: (formData: FormData) => void;
  watch: { onInput: (event: FormEvent<HTMLFormElement>) => void; onBlur: (event: FormEvent) => void };
  errors: FormErrors<Field>;
  /** What is typed at this moment. */
  values: Partial<Record<Field, string>>;
  /** A submit is under way or has succeeded: there shall be no second one. */
  busy: boolean;
  field: (name: Field) => FieldProps;
  /**
   * The fields that the last submit refused, as it said so, also once they are corrected: what shrinks above a button
   * while that is pressed takes it away from under the pointer.
   */
  faults: FieldProps[];
}

/** A form that keeps what was typed, shows every error where it belongs and moves the focus there. */
export function useForm<Field extends string>({ step, initial, check }: FormOptions<Field>): LiveForm<Field> {
  const ref = useRef<HTMLFormElement>(null);
  const id = useId();
  const [state, action, pending] = useActionState(step, initial);
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>();
  const [left, setLeft] = useState<{ since: FormState<Field>; names: string[] }>();
  const values = { ...state.values, ...typed };
  const judged = left?.since === state ? left.names : [];

  useEffect(() => {
    if (!state.attempted) return;
    const find = (selector: string) => ref.current?.querySelector<HTMLElement>(selector);
    (find('[aria-invalid="true"]') ?? find('[role="alert"]'))?.focus();
  }, [state]);

  const watch = {
    onInput: (event: FormEvent<HTMLFormElement>) => {
      const entries = [...new FormData(event.currentTarget)].filter(([, value]) => typeof value === 'string');
      setTyped(Object.fromEntries(entries) as Partial<Record<Field, string>>);
    },
    onBlur: ({ target }: FormEvent) => {
      const name = (target as HTMLInputElement).name;
      if (check && name && typed) setLeft({ since: state, names: [...judged, name] });
    },
  };
  const errorOf = (name: Field) =>
    check && judged.includes(name) ? check(values)[name] : state.errors.fields[name];
  const field = (name: Field): FieldProps => ({
    id: `${id}-${name}`,
    name,
    defaultValue: state.values[name] ?? '',
    error: errorOf(name),
  });
  return {
    ref,
    action,
    watch,
    errors: state.errors,
    values,
    busy: pending || state.done,
    field,
    faults: (Object.keys(state.errors.fields) as Field[]).map((name) => ({
      ...field(name),
      error: state.errors.fields[name],
    })),
  };
}
