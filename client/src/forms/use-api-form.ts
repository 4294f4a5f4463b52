'use client';

import { useEffect } from 'react';
import { prepareRequests } from '@/api/browser';
import { useWords } from '@/strings/words';
import { whenUsed } from '@/when-used';
import { doneState, type FormState, failedState, freshState, readValues } from './form-state';
import { type FormOptions, type LiveForm, useForm } from './use-form';

interface ApiFormOptions<Field extends string> {
  fields: readonly Field[];
  /** What the form has to say before anybody has sent it. */
  problems?: string[];
  /** What the form begins with: what it is to change, or what became of it without JavaScript. */
  initial?: FormState<Field>;
  check?: FormOptions<Field>['check'];
  /** Sends what was typed. What it throws is shown; when it returns, the form stays shut, for the page moves on. */
  submit: (values: Record<Field, string>) => Promise<void>;
}

/** A form whose submit is a request from the browser to the services. */
export function useApiForm<Field extends string>(options: ApiFormOptions<Field>): LiveForm<Field> {
  const { fields, problems, initial = freshState<Field>({}, problems), check, submit } = options;
  const { said } = useWords().strings;
  useEffect(() => whenUsed(prepareRequests), []);
  const step = async (_previous: FormState<Field>, formData: FormData): Promise<FormState<Field>> => {
    const values = readValues(fields, formData);
    try {
      await submit(values);
      return doneState(values);
    } catch (error) {
      return failedState(values, error, fields, said);
    }
  };
  return useForm({ step, initial, check });
}
