import { dictionary } from '@zxcvbn-ts/language-common';
import { weaknessOf } from './password-policy.js';

const email = 'ada.lovelace@example.com';

describe('a password', () => {
  it.each([
    ['is long', 'a rather plain sentence'],
    ['is made of a few words', 'correct horse battery staple'],
    ['is long, of one kind of character', 'kvxqzjwmhtyrp'],
    ['is long, of another script', 'пароль из четырёх слов'],
    ['is short, and hard to guess', 'Tr0ub4dor&3'],
    ['is very long', 'nine and twenty bottles of ink '.repeat(4)],
  ])('that %s is taken', async (_name, password) => {
    expect(await weaknessOf(password, email)).toBeUndefined();
  });

  it.each([
    ['is used by many', 'iloveyou1234'],
    ['is used by many, twice', 'passwordpassword'],
    ['is a row of keys', 'qwertyuiop[]'],
    ['is counted out', '123456789012'],
    ['is one character', 'a'.repeat(128)],
    ['is the address', email],
    ['is the name in the address', 'ada.lovelace'],
    ['is the name of this place', 'ticketing2026'],
  ])('that %s is refused, however long', async (_name, password) => {
    expect(await weaknessOf(password, email)).toBe('password must not be one that is easily guessed');
  });

  it('that is one of the 50,000 commonest is refused', async () => {
    const commonest = dictionary['passwords-common'];
    expect(commonest.length).toBeGreaterThan(49_000);
    const long = commonest.filter((password) => password.length >= 8);
    const some = long.filter((_password, at) => at % 50 === 0);
    const taken: string[] = [];
    for (const password of some) if (!(await weaknessOf(password, email))) taken.push(password);
    expect(taken).toEqual([]);
  });

  it('that is short is refused, unless it is hard to guess', async () => {
    expect(await weaknessOf('xK9#mQ2z', email)).toBe(
      'password must have at least 12 characters, or be harder to guess',
    );
  });
});
