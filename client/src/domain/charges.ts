import type { Card, Charge } from '@/api/types';
import { fill, type Strings } from '@/strings/strings';

// What the attempts to pay an order say together. They come newest first.

/** Money that was taken, or may have been. */
export const isLive = ({ status }: Charge): boolean => status === 'created' || status === 'completed';

/** The attempt that the buyer has yet to confirm with the bank. */
export const waitingCharge = (charges: Charge[]): Charge | undefined =>
  charges.find(({ status }) => status === 'requires_action');

/** Attempts that took money which is, or is going to be, back on the card. */
export const givenBack = (charges: Charge[]): Charge[] =>
  charges.filter(
    ({ status, refund }) => refund !== undefined && status !== 'created' && status !== 'requires_action',
  );

/** The attempt that has paid the order. Without one: the latest that was paid and is given back. */
export function settledCharge(charges: Charge[]): Charge | undefined {
  const returned = givenBack(charges);
  return charges.find((charge) => charge.status === 'completed' && !returned.includes(charge)) ?? returned[0];
}

const brands: Record<string, string> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** `{ brand: 'visa', last4: '4242' }` → `Visa ending in 4242` */
export const formatCard = ({ brand, last4 }: Card, { payment }: Strings): string =>
  fill(payment.ending, { brand: brands[brand] ?? payment.card, last4 });
