import { askedOfDeadLetters } from './asked-of-dead-letters.js';

describe('what npm run dead-letters asks of which service', () => {
  it.each([
    [
      'nothing',
      [],
      [
        ['auth', ['list']],
        ['tickets', ['list']],
        ['orders', ['list']],
        ['expiration', ['list']],
        ['payments', ['list']],
      ],
    ],
    ['a list of one', ['list', 'orders'], [['orders', ['list']]]],
    ['one letter', ['show', 'orders/ab'], [['orders', ['show', 'orders/ab']]]],
    [
      'letters of two',
      ['discard', 'payments/ab', 'orders/cd', 'orders/ef'],
      [
        ['orders', ['discard', 'orders/cd', 'orders/ef']],
        ['payments', ['discard', 'payments/ab']],
      ],
    ],
    ['all of one', ['replay', 'orders'], [['orders', ['replay', '--all']]]],
  ])('%s', (_what, given, asked) => {
    expect(askedOfDeadLetters(given)).toEqual(asked);
  });

  it.each([
    ['an unknown verb', ['destroy', 'orders/ab']],
    ['an unknown service', ['show', 'client/ab']],
    ['all to be discarded', ['discard', 'orders']],
    ['nothing to replay', ['replay']],
    ['an option', ['replay', '--all']],
  ])('is refused for %s', (_what, given) => {
    expect(() => askedOfDeadLetters(given)).toThrow('Usage');
  });
});
