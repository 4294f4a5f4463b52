import type { ComponentProps } from 'react';
import { FieldFrame, type FieldLabels } from './field-frame';
import type { FieldProps } from './use-form';

type TextFieldProps = FieldProps & FieldLabels & Omit<ComponentProps<'input'>, keyof FieldProps | 'id'>;

export function TextField({ label, optional, hint, error, ...input }: TextFieldProps) {
  const control = (ties: object) => <input {...input} {...ties} className="input" />;
  return <FieldFrame label={label} optional={optional} hint={hint} error={error} control={control} />;
}
