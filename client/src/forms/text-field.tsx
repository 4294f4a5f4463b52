import type { ComponentProps } from 'react';
import { FieldFrame, type FieldLabels } from './field-frame';
import type { FieldProps } from './use-form';

type TextFieldProps = FieldProps & FieldLabels & Omit<ComponentProps<'input'>, keyof FieldProps>;

export function TextField({ id, label, optional, hint, error, errorRoom, ...input }: TextFieldProps) {
  const control = (ties: object) => <input {...input} {...ties} className="input" />;
  return <FieldFrame {...{ id, label, optional, hint, error, errorRoom, control }} />;
}
