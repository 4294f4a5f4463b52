import type { ErrorEntry } from '@/api/api-error';
import { InvalidInput } from '@/forms/form-errors';

interface TestCard {
  number: string;
  /** The test payment method that behaves like it. */
  paymentMethod: string;
  outcome: string;
}

/** The card that is paid with nothing in between. */
export const TEST_CARD = '4242 4242 4242 4242';

/** Stripe's documented test cards, as far as the stand-in knows them: https://docs.stripe.com/testing */
export const testCards: TestCard[] = [
  { number: TEST_CARD, paymentMethod: 'pm_card_visa', outcome: 'Is paid' },
  { number: '5555 5555 5555 4444', paymentMethod: 'pm_card_mastercard', outcome: 'Is paid, with Mastercard' },
  {
    number: '3782 822463 10005',
    paymentMethod: 'pm_card_amex',
    outcome: 'Is paid, with American Express: its CVC has 4 digits',
  },
  {
    number: '4000 0027 6000 3184',
    paymentMethod: 'pm_card_authenticationRequired',
    outcome: 'Is paid once the bank confirms it (3-D Secure)',
  },
  {
    number: '4000 0000 0000 3220',
    paymentMethod: 'pm_card_threeDSecure2Required',
    outcome: 'Is paid once the bank confirms it (3-D Secure 2)',
  },
  {
    number: '4000 0082 6000 3178',
    paymentMethod: 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    outcome: 'Has insufficient funds, which the bank says after it has confirmed',
  },
  { number: '4000 0000 0000 0002', paymentMethod: 'pm_card_visa_chargeDeclined', outcome: 'Is declined' },
  {
    number: '4000 0000 0000 9995',
    paymentMethod: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    outcome: 'Has insufficient funds',
  },
  {
    number: '4000 0000 0000 0069',
    paymentMethod: 'pm_card_chargeDeclinedExpiredCard',
    outcome: 'Has expired',
  },
  {
    number: '4000 0000 0000 0127',
    paymentMethod: 'pm_card_chargeDeclinedIncorrectCvc',
    outcome: 'Has a wrong CVC',
  },
  {
    number: '4000 0000 0000 0119',
    paymentMethod: 'pm_card_chargeDeclinedProcessingError',
    outcome: 'Meets an error while it is processed',
  },
];

export interface TypedCard {
  cardNumber: string;
  expiry: string;
  cvc: string;
}

/** The payment method that a test card stands for. The number itself never leaves the browser. */
export function testPaymentMethod({ cardNumber, expiry, cvc }: TypedCard, today: Date): string {
  const card = testCards.find(({ number }) => digits(number) === digits(cardNumber));
  const errors: ErrorEntry[] = [];
  if (!card) errors.push({ field: 'cardNumber', message: `Only test cards work here. Use ${TEST_CARD}.` });
  const expiryFault = faultOfExpiry(expiry, today);
  if (expiryFault) errors.push({ field: 'expiry', message: expiryFault });
  const cvcFault = faultOfCvc(cvc, cardNumber);
  if (cvcFault) errors.push({ field: 'cvc', message: cvcFault });
  if (!card || errors.length > 0) throw new InvalidInput(errors);
  return card.paymentMethod;
}

function faultOfExpiry(text: string, today: Date): string | undefined {
  const [, month, year] = /^(0?[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})$/.exec(text.trim()) ?? [];
  if (!month || !year) return 'Enter month and year, such as 12/34.';
  const firstDayAfter = new Date(2000 + Number(year), Number(month), 1);
  return firstDayAfter <= today ? 'This card has expired.' : undefined;
}

function faultOfCvc(text: string, cardNumber: string): string | undefined {
  if (isAmex(digits(cardNumber))) {
    return /^\d{4}$/.test(text.trim()) ? undefined : 'Enter the 4 digits on the front of the card.';
  }
  return /^\d{3}$/.test(text.trim()) ? undefined : 'Enter the 3 digits on the back of the card.';
}

const digits = (text: string) => text.replace(/\D/g, '');

/** American Express has the numbers that begin so, writes them in groups of its own, and has a longer CVC. */
const isAmex = (number: string) => /^3[47]/.test(number);

/** `4242424242424242` → `4242 4242 4242 4242`, `378282246310005` → `3782 822463 10005` */
export function groupCardNumber(text: string): string {
  const number = digits(text);
  if (!isAmex(number)) return number.replace(/(\d{4})(?=\d)/g, '$1 ');
  return number.replace(/^(\d{4})(\d{1,6})/, '$1 $2').replace(/^(\d{4} \d{6})(\d)/, '$1 $2');
}

/** `1234` → `12/34` */
export const groupExpiry = (text: string): string =>
  text.trim().replace(/^(\d{2})\s*\/?\s*(\d{2})$/, '$1/$2');
