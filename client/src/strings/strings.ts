import type { en } from './en';

type Texts<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : { readonly [Name in keyof T]: Texts<T[Name]> };

export type Strings = Texts<typeof en>;

/** What it takes to speak to a visitor. It is plain data, so the server can hand it to the browser. */
export interface Words {
  language: Language;
  /** The visitor's own kind of it, such as `en-GB`: how Intl writes money and dates. */
  locale: string;
  strings: Strings;
}

export const languages = ['en', 'de'] as const;

export type Language = (typeof languages)[number];

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);

/** `fill('{count} more', { count: 3 })` → `3 more` */
export const fill = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
