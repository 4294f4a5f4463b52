import type { ComponentProps } from 'react';
import { FieldFrame, type FieldLabels } from './field-frame';
import type { FieldProps } from './use-form';

type SelectFieldProps = FieldProps & FieldLabels & Omit<ComponentProps<'select'>, keyof FieldProps>;

export function SelectField({ id, label, optional, hint, error, errorRoom, ...select }: SelectFieldProps) {
  // React gives a select no value of its own when only its default changes, as after a submit.
  const control = (ties: object) => (
    <select key={select.defaultValue} {...select} {...ties} className="input" />
  );
  return <FieldFrame {...{ id, label, optional, hint, error, errorRoom, control }} />;
}
