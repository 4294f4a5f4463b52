import type { LinkKind } from './kinds.js';
import type { Letter } from './letter.js';

/** What the mails say whose link does something. The link leads to a page that asks before it does it. */
export const linkLetters: Record<LinkKind, (href: string) => Letter> = {
  'verify-email': (href) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: [
      'Somebody, we think you, uses this address for an account at Ticketing.',
      'Confirm that it is yours within 24 hours. If it was not you, there is nothing to do.',
    ],
    link: { href, label: 'Confirm this address' },
  }),
  'reset-password': (href) => ({
    subject: 'Choose a new password',
    paragraphs: [
      'Somebody, we think you, has forgotten the password of your account at Ticketing.',
      'Choose a new one within 30 minutes. If it was not you, there is nothing to do: nothing has changed.',
    ],
    link: { href, label: 'Choose a new password' },
  }),
  'change-email': (href) => ({
    subject: 'Confirm your new e-mail address',
    paragraphs: [
      'Somebody, we think you, wants to use this address for their account at Ticketing.',
      'Confirm it within an hour: until then the account keeps its old address. If it was not you, there is nothing to do.',
    ],
    link: { href, label: 'Use this address' },
  }),
};

/** To whoever has an account already, of which nobody else is told. */
export const addressInUse = (forgotten: string): Letter => ({
  subject: 'You have an account already',
  paragraphs: [
    'Somebody, we think you, wanted to use this address for another account at Ticketing. It has one already, so nothing has changed.',
    'If you have forgotten its password, choose a new one.',
  ],
  link: { href: forgotten, label: 'Choose a new password' },
});

export const emailChangeAsked = (account: string): Letter => ({
  subject: 'Your address is about to change',
  paragraphs: [
    'Somebody who knows your password asked for another address for your account at Ticketing. It changes once the link that was sent there is used.',
    'If it was not you, change your password at once.',
  ],
  link: { href: account, label: 'Your account' },
});

export const emailChanged = (): Letter => ({
  subject: 'Your address was changed',
  paragraphs: [
    'Your account at Ticketing has another address from now on. This one is no longer used, and this is the last mail to it.',
    'If it was not you, answer this mail.',
  ],
});

/** The pages where the links lead. */
export const linkPages: Record<LinkKind, string> = {
  'verify-email': '/verify-email',
  'reset-password': '/reset-password',
  'change-email': '/change-email',
};

export const passwordChanged = (forgotten: string): Letter => ({
  subject: 'Your password was changed',
  paragraphs: [
    'The password of your account at Ticketing was changed just now, and every device is signed out of it.',
    'If it was not you, choose another one at once: whoever did it can read your mails, or knew the old password.',
  ],
  link: { href: forgotten, label: 'Choose a new password' },
});
