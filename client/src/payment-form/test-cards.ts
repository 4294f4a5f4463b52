import type { ErrorEntry } from '@/api/api-error';
import { InvalidInput } from '@/forms/form-errors';
import { fill, type Strings } from '@/strings/strings';

type PaymentStrings = Strings['payment'];

interface TestCard {
  number: string;
  /** The test payment method that behaves like it. */
  paymentMethod: string;
  /** What comes of paying with it. */
  outcome: keyof PaymentStrings['outcomes'];
}

/** The card that is paid with nothing in between. */
export const TEST_CARD = '4242 4242 4242 4242';

/** Stripe's documented test cards, as far as the stand-in knows them: https://docs.stripe.com/testing */
export const testCards: TestCard[] = [
  { number: TEST_CARD, paymentMethod: 'pm_card_visa', outcome: 'paid' },
  { number: '5555 5555 5555 4444', paymentMethod: 'pm_card_mastercard', outcome: 'mastercard' },
  {
    number: '3782 822463 10005',
    paymentMethod: 'pm_card_amex',
    outcome: 'amex',
  },
  {
    number: '4000 0027 6000 3184',
    paymentMethod: 'pm_card_authenticationRequired',
    outcome: 'secure',
  },
  {
    number: '4000 0000 0000 3220',
    paymentMethod: 'pm_card_threeDSecure2Required',
    outcome: 'secure2',
  },
  {
    number: '4000 0082 6000 3178',
    paymentMethod: 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    outcome: 'secureNoFunds',
  },
  { number: '4000 0000 0000 0002', paymentMethod: 'pm_card_visa_chargeDeclined', outcome: 'declined' },
  {
    number: '4000 0000 0000 9995',
    paymentMethod: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    outcome: 'noFunds',
  },
  {
    number: '4000 0000 0000 0069',
    paymentMethod: 'pm_card_chargeDeclinedExpiredCard',
    outcome: 'expired',
  },
  {
    number: '4000 0000 0000 0127',
    paymentMethod: 'pm_card_chargeDeclinedIncorrectCvc',
    outcome: 'cvc',
  },
  {
    number: '4000 0000 0000 0119',
    paymentMethod: 'pm_card_chargeDeclinedProcessingError',
    outcome: 'error',
  },
];

export interface TypedCard {
  cardNumber: string;
  expiry: string;
  cvc: string;
}

/** The payment method that a test card stands for. The number itself never leaves the browser. */
export function testPaymentMethod(
  { cardNumber, expiry, cvc }: TypedCard,
  today: Date,
  faults: PaymentStrings['faults'],
): string {
  const card = testCards.find(({ number }) => digits(number) === digits(cardNumber));
  const errors: ErrorEntry[] = [];
  if (!card) errors.push({ field: 'cardNumber', message: fill(faults.onlyTestCards, { number: TEST_CARD }) });
  const expiryFault = faultOfExpiry(expiry, today, faults);
  if (expiryFault) errors.push({ field: 'expiry', message: expiryFault });
  const cvcFault = faultOfCvc(cvc, cardNumber, faults);
  if (cvcFault) errors.push({ field: 'cvc', message: cvcFault });
  if (!card || errors.length > 0) throw new InvalidInput(errors);
  return card.paymentMethod;
}

function faultOfExpiry(text: string, today: Date, faults: PaymentStrings['faults']): string | undefined {
  const [, month, year] = /^(0?[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})$/.exec(text.trim()) ?? [];
  if (!month || !year) return faults.expiry;
  const firstDayAfter = new Date(2000 + Number(year), Number(month), 1);
  return firstDayAfter <= today ? faults.expired : undefined;
}

function faultOfCvc(text: string, cardNumber: string, faults: PaymentStrings['faults']): string | undefined {
  if (isAmex(digits(cardNumber))) {
    return /^\d{4}$/.test(text.trim()) ? undefined : faults.cvcAmex;
  }
  return /^\d{3}$/.test(text.trim()) ? undefined : faults.cvc;
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
