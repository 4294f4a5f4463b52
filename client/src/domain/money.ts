const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** `1250` → `$1,250.00` */
export const formatDollars = (amount: number): string => dollars.format(amount);

/** `19.99` → `1999`. A product of floating point is off by a fraction: 19.99 * 100 is 1998.9999999999998. */
export const toCents = (amount: number): number => Math.round(amount * 100);

const AMOUNT = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?$/;

/**
 * `"1,250.50"`, `"$20"`, `".5"` → a number of dollars; anything that is no amount → undefined. How large or how fine
 * an amount may be is for the service to say.
 */
export function parseDollars(text: string): number | undefined {
  const match = AMOUNT.exec(text.trim());
  const [, whole, fraction] = match ?? [];
  if (whole === undefined && fraction === undefined) return undefined;
  return Number(`${whole?.replaceAll(',', '') ?? '0'}${fraction ?? ''}`);
}
