import type { InvalidInput } from '@/forms/form-errors';
import { en } from '@/strings/en';
import { groupCardNumber, groupExpiry, type TypedCard, testPaymentMethod } from './test-cards';

const today = new Date(2026, 10, 21);
const card = (changes: Partial<TypedCard> = {}): TypedCard => ({
  cardNumber: '4242 4242 4242 4242',
  expiry: '12/34',
  cvc: '123',
  ...changes,
});

function faults(typed: TypedCard) {
  try {
    testPaymentMethod(typed, today, en.payment.faults);
  } catch (error) {
    return (error as InvalidInput).errors;
  }
  return [];
}

describe('testPaymentMethod', () => {
  it.each([
    ['4242 4242 4242 4242', 'pm_card_visa'],
    ['4242424242424242', 'pm_card_visa'],
    ['4242-4242-4242-4242', 'pm_card_visa'],
    ['5555 5555 5555 4444', 'pm_card_mastercard'],
    ['4000 0027 6000 3184', 'pm_card_authenticationRequired'],
    ['4000 0000 0000 3220', 'pm_card_threeDSecure2Required'],
    ['4000 0082 6000 3178', 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds'],
    ['4000 0000 0000 0119', 'pm_card_chargeDeclinedProcessingError'],
    ['4000 0000 0000 0002', 'pm_card_visa_chargeDeclined'],
    ['4000 0000 0000 9995', 'pm_card_visa_chargeDeclinedInsufficientFunds'],
    ['4000 0000 0000 0069', 'pm_card_chargeDeclinedExpiredCard'],
    ['4000 0000 0000 0127', 'pm_card_chargeDeclinedIncorrectCvc'],
  ])('knows %s as %s', (cardNumber, paymentMethod) => {
    expect(testPaymentMethod(card({ cardNumber }), today, en.payment.faults)).toBe(paymentMethod);
  });

  it.each(['', '4111 1111 1111 1111', '424242424242424', 'toString', '__proto__'])(
    'names the test card for the number %j',
    (cardNumber) => {
      expect(faults(card({ cardNumber }))).toEqual([
        { field: 'cardNumber', message: expect.stringContaining('4242 4242 4242 4242') },
      ]);
    },
  );

  it.each(['12/34', '1234', '12 / 34', '12/2034', '1/30', '11/26'])('takes the expiry %j', (expiry) => {
    expect(faults(card({ expiry }))).toEqual([]);
  });

  it.each([
    ['', 'MM/YY'],
    ['13/34', 'MM/YY'],
    ['00/34', 'MM/YY'],
    ['soon', 'MM/YY'],
    ['10/26', 'expired'],
    ['12/20', 'expired'],
  ])('refuses the expiry %j', (expiry, message) => {
    expect(faults(card({ expiry }))).toEqual([
      { field: 'expiry', message: expect.stringContaining(message) },
    ]);
  });

  it.each(['', '12', '1234', 'abc'])('refuses the CVC %j', (cvc) => {
    expect(faults(card({ cvc }))).toEqual([{ field: 'cvc', message: expect.stringContaining('3 digits') }]);
  });

  it('wants the four digits of American Express, and no others', () => {
    const amex = card({ cardNumber: '3782 822463 10005' });
    expect(testPaymentMethod({ ...amex, cvc: '1234' }, today, en.payment.faults)).toBe('pm_card_amex');
    expect(faults({ ...amex, cvc: '123' })).toEqual([
      { field: 'cvc', message: expect.stringContaining('4 digits (front)') },
    ]);
  });

  it('names every fault at once', () => {
    const fields = faults({ cardNumber: '', expiry: '', cvc: '' }).map(({ field }) => field);
    expect(fields).toEqual(['cardNumber', 'expiry', 'cvc']);
  });
});

describe('groupCardNumber and groupExpiry', () => {
  it.each([
    ['4242424242424242', '4242 4242 4242 4242'],
    ['4242 42', '4242 42'],
    ['378282246310005', '3782 822463 10005'],
    ['3782 8224', '3782 8224'],
    ['3782', '3782'],
    ['', ''],
  ])('write the number %j as %j', (typed, grouped) => {
    expect(groupCardNumber(typed)).toBe(grouped);
  });

  it.each([
    ['1234', '12/34'],
    ['12 / 34', '12/34'],
    ['12/2034', '12/2034'],
    ['soon', 'soon'],
  ])('write the expiry %j as %j', (typed, grouped) => {
    expect(groupExpiry(typed)).toBe(grouped);
  });
});
