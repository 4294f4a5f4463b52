import { body } from 'express-validator';

/** Stripe's limits for a charge in US dollars, in cents: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
export const LOWEST_PRICE = 50;
export const HIGHEST_PRICE = 99_999_999;

/** Dollars, as they are on the wire, from cents, as they are everywhere inside. */
export const toDollars = (cents: number): number => cents / 100;

/** Cents from dollars; undefined for what is not a number of dollars with at most two decimals. */
export function toCents(dollars: unknown): number | undefined {
  if (typeof dollars !== 'number' || !Number.isFinite(dollars)) return undefined;
  const cents = Math.round(dollars * 100);
  // cents / 100 is the double nearest to the decimal, which is how JSON was read: anything else had more decimals.
  return Number.isSafeInteger(cents) && cents / 100 === dollars ? cents : undefined;
}

const dollarsField = (name: string, label: string, lowest: number) =>
  body(name)
    .custom((value) => toCents(value) !== undefined)
    .withMessage(`${label} must be a number of dollars with at most two decimals`)
    .bail()
    .custom((value) => {
      const cents = toCents(value) as number;
      return cents >= lowest && cents <= HIGHEST_PRICE;
    })
    .withMessage(
      `${label} must be between $${toDollars(lowest).toFixed(2)} and $${toDollars(HIGHEST_PRICE)}`,
    );

/** A price in dollars that Stripe can charge. */
export const priceField = (name = 'price') => dollarsField(name, 'Price', LOWEST_PRICE);

/** An amount in dollars that nobody is asked for; it may be zero. */
export const amountField = (name: string) => dollarsField(name, name, 0);
