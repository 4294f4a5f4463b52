import { de } from '@/strings/de';
import { en } from '@/strings/en';
import { explainFailure } from './failure';

describe('explainFailure', () => {
  it.each([
    ['insufficient_funds', 'add money'],
    ['expired_card', 'expiry date'],
    ['incorrect_cvc', 'four on the front of an American Express'],
    ['authentication_required', 'when your bank asks'],
    ['processing_error', 'another card'],
    ['card_declined', 'ask your bank'],
  ])('adds to %s what can be done about it', (code, hint) => {
    expect(explainFailure({ message: 'No.', code }, en)).toEqual(['No.', expect.stringContaining(hint)]);
  });

  it.each([undefined, 'order_closed', 'toString'])('leaves the message alone for the code %s', (code) => {
    expect(explainFailure({ message: 'No.', code }, en)).toEqual(['No.']);
  });

  it('says in another language what Stripe says in new words', () => {
    const failure = { message: 'Your card was turned down this time.', code: 'card_declined' };
    expect(explainFailure(failure, de)[0]).toBe('Ihre Karte wurde abgelehnt.');
  });
});
