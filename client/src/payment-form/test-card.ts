import type { ErrorEntry } from '@/api/api-error';
import { InvalidInput } from '@/forms/form-errors';

/** Stripe's documented test cards, and the test payment methods that behave like them. */
const paymentMethods: Record<string, string> = {
  '4242424242424242': 'pm_card_visa',
  '4000000000000002': 'pm_card_visa_chargeDeclined',
  '4000000000009995': 'pm_card_visa_chargeDeclinedInsufficientFunds',
  '4000000000000069': 'pm_card_chargeDeclinedExpiredCard',
  '4000000000000127': 'pm_card_chargeDeclinedIncorrectCvc',
};

export const TEST_CARD = '4242 4242 4242 4242';

export interface TypedCard {
  cardNumber: string;
  expiry: string;
  cvc: string;
}

/** The payment method that a test card stands for. The number itself never leaves the browser. */
export function testPaymentMethod({ cardNumber, expiry, cvc }: TypedCard, today: Date): string {
  const paymentMethod = paymentMethods[digits(cardNumber)];
  const errors: ErrorEntry[] = [];
  if (!paymentMethod) {
    errors.push({ field: 'cardNumber', message: `Only test cards work here. Use ${TEST_CARD}.` });
  }
  const expiryFault = faultOfExpiry(expiry, today);
  if (expiryFault) errors.push({ field: 'expiry', message: expiryFault });
  if (!/^\d{3,4}$/.test(cvc.trim())) errors.push({ field: 'cvc', message: 'Enter the 3 or 4 digits.' });
  if (!paymentMethod || errors.length > 0) throw new InvalidInput(errors);
  return paymentMethod;
}

function faultOfExpiry(text: string, today: Date): string | undefined {
  const [, month, year] = /^(0?[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})$/.exec(text.trim()) ?? [];
  if (!month || !year) return 'Enter month and year, such as 12/34.';
  const firstDayAfter = new Date(2000 + Number(year), Number(month), 1);
  return firstDayAfter <= today ? 'This card has expired.' : undefined;
}

const digits = (text: string) => text.replace(/\D/g, '');

/** `4242424242424242` → `4242 4242 4242 4242` */
export const groupCardNumber = (text: string): string => digits(text).replace(/(\d{4})(?=\d)/g, '$1 ');

/** `1234` → `12/34` */
export const groupExpiry = (text: string): string =>
  text.trim().replace(/^(\d{2})\s*\/?\s*(\d{2})$/, '$1/$2');
