import type { SecondFactorNews } from './kinds.js';
import type { Letter } from './letter.js';

/** What is told of a second factor. `account` is the address of the account page. */
export const secondFactorLetters: Record<SecondFactorNews, (account: string) => Letter> = {
  'second-factor-on': (account) => ({
    subject: 'Signing in now asks for a code',
    paragraphs: [
      'A second factor was turned on for your account at Ticketing just now: besides the password, signing in asks for a code from an authenticator app. Every other device is signed out.',
      'If it was not you, answer this mail: somebody knows your password.',
    ],
    link: { href: account, label: 'Your account' },
  }),
  'second-factor-off': (account) => ({
    subject: 'Signing in no longer asks for a code',
    paragraphs: [
      'The second factor of your account at Ticketing was turned off just now: the password alone is enough to sign in. Every other device is signed out.',
      'If it was not you, change your password at once.',
    ],
    link: { href: account, label: 'Your account' },
  }),
  'recovery-codes-made': (account) => ({
    subject: 'You have new recovery codes',
    paragraphs: [
      'New recovery codes were made for your account at Ticketing just now. The old ones are worth nothing any more.',
      'If it was not you, change your password at once.',
    ],
    link: { href: account, label: 'Your account' },
  }),
  'recovery-code-used': (account) => ({
    subject: 'A recovery code was used',
    paragraphs: [
      'One of the recovery codes of your account at Ticketing was used just now, in the place of a code from your authenticator app. It cannot be used again.',
      'If it was not you, change your password at once and make new recovery codes: somebody has both.',
    ],
    link: { href: account, label: 'Your account' },
  }),
  'wrong-codes': (account) => ({
    subject: 'Somebody is trying codes for your account',
    paragraphs: [
      'Ten wrong codes in a row were given for your account at Ticketing, by somebody who has its password. Nobody was let in by them.',
      'If it was not you, change your password at once. After a hundred wrong codes none from your authenticator app is taken until you use a recovery code or change the password.',
    ],
    link: { href: account, label: 'Your account' },
  }),
};
