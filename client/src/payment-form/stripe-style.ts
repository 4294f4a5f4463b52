import type { StripeElementStyle } from '@stripe/stripe-js';

/** Stripe's frame does not inherit from this page: it is told what the page's inputs look like. */
export function stripeStyle(input: HTMLElement): StripeElementStyle {
  const { color, fontSize } = getComputedStyle(input);
  return { base: { color, iconColor: color, fontSize, fontFamily: 'system-ui, sans-serif' } };
}
