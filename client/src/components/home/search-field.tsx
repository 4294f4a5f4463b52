import type { ComponentProps } from 'react';

export function SearchField({ label, ...input }: ComponentProps<'input'> & { label: string }) {
  return (
    <label className="search-field">
      <span>{label}</span>
      <input {...input} className="input" />
    </label>
  );
}
