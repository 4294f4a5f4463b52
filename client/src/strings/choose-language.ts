import { isLanguage, type Language } from './strings';

interface Choice {
  language: Language;
  locale: string;
}

const defaults: Record<Language, string> = { en: 'en-US', de: 'de-DE' };

/**
 * The language that the visitor has chosen here, or else the first that the browser asks for and we have. The locale
 * is the browser's own kind of that language, as an Austrian writes money unlike a German.
 */
export function chooseLanguage(chosen: string | undefined, acceptLanguage: string | null): Choice {
  const wanted = readAcceptLanguage(acceptLanguage ?? '');
  const language = isLanguage(chosen) ? chosen : (wanted.map(languageOf).find(isLanguage) ?? 'en');
  const locale = wanted.find((tag) => languageOf(tag) === language && tag.includes('-'));
  return { language, locale: locale ?? defaults[language] };
}

const languageOf = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';

/** `de-AT, en;q=0.8` → its tags, the most wanted first. What Intl does not understand is left out. */
function readAcceptLanguage(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.split(';').map((text) => text.trim());
      return { tag, weight: quality?.startsWith('q=') ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => weight > 0 && isLocale(tag))
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

/** Whether Intl understands it. */
export function isLocale(text: string | undefined): text is string {
  try {
    return text !== undefined && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
