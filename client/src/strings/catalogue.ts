import { de } from './de';
import { en } from './en';
import type { Language, Strings } from './strings';

/** Every language whole. Only the server reads it: the browser is sent the one that it shows. */
export const catalogue: Record<Language, Strings> = { en, de };
