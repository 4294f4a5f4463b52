import { TextField } from './text-field';
import type { FieldProps } from './use-form';

/** The password that the account has, by which whoever is signed in shows that the account is theirs. */
export const CurrentPasswordField = (field: FieldProps & { label: string }) => (
  <TextField {...field} type="password" autoComplete="current-password" />
);
