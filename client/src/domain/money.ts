import { numberFormatter } from './formatters';

/** `1250` → `$1,250.00`, or `1.250,00 $` where it is written so. */
export const formatDollars = (amount: number, locale: string): string =>
  numberFormatter(locale, { style: 'currency', currency: 'USD' }).format(amount);

/** `19.99` → `1999`. A product of floating point is off by a fraction: 19.99 * 100 is 1998.9999999999998. */
export const toCents = (amount: number): number => Math.round(amount * 100);

/** Nothing is finer than a cent. */
export const isWholeCents = (amount: number): boolean => Number(amount.toFixed(2)) === amount;

/** Whether services take it: whole cents, and no more of them than can be told apart. */
export const isPayable = (amount: number): boolean =>
  isWholeCents(amount) && Number.isSafeInteger(toCents(amount));

/** For a field to be edited in: `1250.5` → `1250.50`, or `1250,50` where it is written so. */
export const amountText = (amount: number, locale: string): string =>
  numberFormatter(locale, { minimumFractionDigits: 2, useGrouping: false }).format(amount);

/** What divides groups of digits, and the cents from the rest. */
interface Marks {
  group: string;
  decimal: string;
}

/** Fonts have several spaces and apostrophes, keyboards one of each. */
const asTyped = (text: string): string => text.replaceAll(/\s/g, ' ').replaceAll('’', "'");

function marksOf(locale: string, style: Intl.NumberFormatOptions): Marks {
  // Some locales begin to group at ten thousand.
  const parts = numberFormatter(locale, style).formatToParts(12_345.5);
  const mark = (type: string) => asTyped(parts.find((part) => part.type === type)?.value ?? '');
  return { group: mark('group'), decimal: mark('decimal') };
}

/**
 * Digits in groups or in one, and cents. India divides 1,00,000: only the last group has three digits everywhere. Three
 * digits after a mark that divides cents are refused: whoever lists for 1.250 where it is written 1,250 means no dollar.
 */
function readNumber(text: string, { group, decimal }: Marks): number | undefined {
  const whole = `\\d{1,3}(?:[${group}]\\d{2,3})*[${group}]\\d{3}|\\d+`;
  const match = new RegExp(`^(?=.*\\d)(${whole})?(?:[${decimal}](\\d{1,2}))?$`).exec(text);
  return match ? Number(`${match[1]?.replaceAll(group, '') ?? '0'}.${match[2] ?? '0'}`) : undefined;
}

/**
 * `"1,250.50"`, `"$20"`, `".5"`, or `"1.250,50 $"` and `"1’250.50"` where they are written so → a number of dollars;
 * anything that is no amount of cents → undefined. How large it may be is not judged here.
 */
export function parseDollars(text: string, locale: string): number | undefined {
  const plain = asTyped(text.trim()).replaceAll(/^(?:(?:US ?)?\$|USD) ?| ?(?:(?:US)?\$(?: ?US)?|USD)$/g, '');
  // Some write money unlike other numbers: an Austrian reads $ 1.250,50 here, and 1 250,50 elsewhere.
  const number = marksOf(locale, {});
  const money = marksOf(locale, { style: 'currency', currency: 'USD' });
  return (
    readNumber(plain, number) ??
    readNumber(plain, money) ??
    // Where a comma divides the cents, a point may still be what is on the keyboard: 48.50 is no grouping of thousands.
    readNumber(plain, { group: number.group, decimal: '.' })
  );
}
