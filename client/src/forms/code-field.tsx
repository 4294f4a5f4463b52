'use client';

import { useWords } from '@/strings/words';
import { TextField } from './text-field';
import type { FieldProps } from './use-form';

/** For a code from an authenticator app, or a recovery code, unless the hint says otherwise: both have digits alone. */
export function CodeField({ hint, ...field }: FieldProps & { hint?: string }) {
  const { secondFactor } = useWords().strings;
  return (
    <TextField
      {...field}
      label={secondFactor.code}
      hint={hint ?? secondFactor.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      errorRoom="two lines"
    />
  );
}
