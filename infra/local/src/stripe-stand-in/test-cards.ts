/** Why a card is declined: `code` and, where the bank says more, `decline_code`, with Stripe's message. */
export interface Decline {
  code: string;
  declineCode: string;
  message: string;
  param?: string;
}

export interface TestCard {
  number: string;
  brand: string;
  funding: 'credit' | 'debit' | 'prepaid';
  decline?: Decline;
  needsAuthentication?: true;
  isDisputed?: true;
  /** What becomes of a refund some time later: it succeeds only then, or it fails after all. */
  refund?: 'pends' | 'fails';
}

const declined = (declineCode: string, message = 'Your card was declined.'): Decline => ({
  code: 'card_declined',
  declineCode,
  message,
});
const refusedFor = (code: string, message: string, param?: string): Decline => ({
  code,
  declineCode: code,
  message,
  param,
});

const GENERIC = declined('generic_decline');
const INSUFFICIENT_FUNDS = declined('insufficient_funds', 'Your card has insufficient funds.');
const LOST = declined('lost_card');
const STOLEN = declined('stolen_card');
const VELOCITY = declined('card_velocity_exceeded');
const FRAUDULENT = declined('fraudulent');
const EXPIRED = refusedFor('expired_card', 'Your card has expired.', 'exp_month');
const WRONG_CVC = refusedFor('incorrect_cvc', "Your card's security code is incorrect.", 'cvc');
const PROCESSING = refusedFor(
  'processing_error',
  'An error occurred while processing your card. Try again in a little bit.',
);

const card = (brand: string, number: string, more: Partial<TestCard> = {}): TestCard => ({
  brand,
  number,
  funding: 'credit',
  ...more,
});
const visa = (number: string, more?: Partial<TestCard>) => card('visa', number, more);
const declining = (number: string, decline: Decline) => visa(number, { decline });
const authenticating = (number: string, decline?: Decline) =>
  visa(number, { needsAuthentication: true, decline });

/** https://docs.stripe.com/testing: each is had as the PaymentMethod `pm_card_<name>` and as the token `tok_<name>`. */
const CARDS: Record<string, TestCard> = {
  visa: visa('4242424242424242'),
  visa_debit: visa('4000056655665556', { funding: 'debit' }),
  mastercard: card('mastercard', '5555555555554444'),
  mastercard_debit: card('mastercard', '5200828282828210', { funding: 'debit' }),
  mastercard_prepaid: card('mastercard', '5105105105105100', { funding: 'prepaid' }),
  amex: card('amex', '378282246310005'),
  discover: card('discover', '6011111111111117'),
  diners: card('diners', '3056930009020004'),
  jcb: card('jcb', '3566002020360505'),
  unionpay: card('unionpay', '6200000000000005'),

  chargeDeclined: declining('4000000000000002', GENERIC),
  visa_chargeDeclined: declining('4000000000000002', GENERIC),
  chargeDeclinedInsufficientFunds: declining('4000000000009995', INSUFFICIENT_FUNDS),
  visa_chargeDeclinedInsufficientFunds: declining('4000000000009995', INSUFFICIENT_FUNDS),
  chargeDeclinedLostCard: declining('4000000000009987', LOST),
  visa_chargeDeclinedLostCard: declining('4000000000009987', LOST),
  chargeDeclinedStolenCard: declining('4000000000009979', STOLEN),
  visa_chargeDeclinedStolenCard: declining('4000000000009979', STOLEN),
  chargeDeclinedVelocityLimitExceeded: declining('4000000000006975', VELOCITY),
  visa_chargeDeclinedVelocityLimitExceeded: declining('4000000000006975', VELOCITY),
  chargeDeclinedFraudulent: declining('4100000000000019', FRAUDULENT),
  radarBlock: declining('4100000000000019', FRAUDULENT),
  chargeDeclinedExpiredCard: declining('4000000000000069', EXPIRED),
  chargeDeclinedIncorrectCvc: declining('4000000000000127', WRONG_CVC),
  chargeDeclinedProcessingError: declining('4000000000000119', PROCESSING),

  authenticationRequired: authenticating('4000002760003184'),
  threeDSecure2Required: authenticating('4000000000003220'),
  threeDSecureRequired: authenticating('4000000000003063'),
  threeDSecureOptional: visa('4000000000003055'),
  amex_threeDSecureNotSupported: card('amex', '378282246310005'),
  threeDSecureRequiredProcessingError: declining('4000008400001280', GENERIC),
  threeDSecureRequiredChargeDeclined: authenticating('4000008400001629', GENERIC),
  authenticationRequiredChargeDeclinedInsufficientFunds: authenticating(
    '4000008260003178',
    INSUFFICIENT_FUNDS,
  ),

  createDispute: visa('4000000000000259', { isDisputed: true }),
  pendingRefund: visa('4000000000007726', { refund: 'pends' }),
  refundFail: visa('4000000000005126', { refund: 'fails' }),
};

/** The name of the card that a test PaymentMethod or token stands for, if it stands for one. */
export function cardName(id: string): string | undefined {
  const name = /^(?:pm_card|tok)_(\w+)$/.exec(id)?.[1];
  return name !== undefined && Object.hasOwn(CARDS, name) ? name : undefined;
}

export function cardNamed(name: string): TestCard {
  const found = CARDS[name];
  if (!found) throw new Error(`The journal names a test card that is not known here: ${name}`);
  return found;
}

export const cardNames = () => Object.keys(CARDS);
