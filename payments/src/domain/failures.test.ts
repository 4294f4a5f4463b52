import { authenticationFailed, codeOf } from './failures.js';

const declined = (code: string, declineCode?: string) => ({ declined: true, code, declineCode, message: '' });

describe('the code of a failure', () => {
  it.each([
    ['insufficient_funds', declined('card_declined', 'insufficient_funds')],
    ['expired_card', declined('expired_card', 'expired_card')],
    ['expired_card', declined('expired_card')],
    ['incorrect_cvc', declined('incorrect_cvc', 'incorrect_cvc')],
    ['incorrect_cvc', declined('card_declined', 'invalid_cvc')],
    ['authentication_required', declined('authentication_required', 'authentication_required')],
    ['authentication_required', declined('authentication_required', 'do_not_honor')],
    ['processing_error', declined('processing_error')],
    ['card_declined', declined('card_declined', 'generic_decline')],
    ['card_declined', declined('card_declined', 'stolen_card')],
    ['card_declined', declined('card_declined')],
    ['authentication_failed', authenticationFailed],
  ])('is %s', (code, failure) => {
    expect(codeOf(failure)).toBe(code);
  });
});
