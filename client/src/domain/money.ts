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

const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?$/;

/** For a field to be edited in: `1250.5` → `1250.50`, or `1250,50` where it is written so. */
export const amountText = (amount: number, locale: string): string =>
  numberFormatter(locale, { minimumFractionDigits: 2, useGrouping: false }).format(amount);

/**
 * `"1,250.50"`, `"$20"`, `".5"`, or `"1.250,50 $"` where it is written so → a number of dollars; anything that is no
 * amount → undefined. How large or how fine an amount may be is not judged here.
 */
export function parseDollars(text: string, locale: string): number | undefined {
  const plain = text.trim().replace(/^\$\s*|\s*\$$/g, '');
  // Where a comma divides the cents, a point may still be what is on the keyboard: 48.50 is no grouping of thousands.
  const swapped = amountText(0, locale).includes(',') && !/^\d*\.\d{1,2}$/.test(plain);
  const match = AMOUNT.exec(swapped ? plain.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ',')) : plain);
  const [, whole, fraction] = match ?? [];
  if (whole === undefined && fraction === undefined) return undefined;
  return Number(`${whole?.replaceAll(',', '') ?? '0'}${fraction ?? ''}`);
}
